namespace Questory.Platform.Ui;

/// <summary>One of several views of the same thing, each with its own address.</summary>
public sealed record Tab(string Text, string Href, bool Current, string? Icon = null);

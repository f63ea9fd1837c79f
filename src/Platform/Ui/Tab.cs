namespace Questory.Platform.Ui;

/// <summary>One of several views of the same thing, each with its own address.</summary>
/// <param name="Written">The text is what somebody has called a thing, nobody's sentence.</param>
public sealed record Tab(string Text, string Href, bool Current, string? Icon = null, bool Written = false);

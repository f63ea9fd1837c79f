namespace Questory.Platform.Ui;

/// <summary>One step of the way to a page. The page itself has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);

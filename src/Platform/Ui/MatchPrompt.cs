namespace Questory.Platform.Ui;

/// <summary>The left side of a matching question and what was chosen for it.</summary>
/// <param name="Name">The select's form name, e.g. <c>pair[0]</c>.</param>
public sealed record MatchPrompt(string Name, string Text, string? Chosen = null, Mark Mark = Mark.None, string? MarkText = null);

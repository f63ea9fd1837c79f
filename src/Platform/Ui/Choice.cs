using Microsoft.AspNetCore.Components;

namespace Questory.Platform.Ui;

public enum Mark { None, Right, Wrong }

/// <summary>One answer of a choice question.</summary>
/// <param name="Mark">Set once the answer is settled; then nothing can be changed.</param>
/// <param name="MarkText">Shown with the mark: "right", "not this one".</param>
public sealed record Choice(string Value, string Text, bool Chosen = false, Mark Mark = Mark.None, string? MarkText = null)
{
    /// <summary>Sanitised markup shown in the text's place: a formula, a picture.</summary>
    public MarkupString? Html { get; init; }
}

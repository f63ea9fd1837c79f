using Microsoft.AspNetCore.Components;

namespace Questory.Platform.Ui;

public enum Mark { None, Right, Wrong }

/// <summary>One answer of a choice question, or one line to be put in order, or one side of a pair.</summary>
/// <param name="Content">Rendered, already sanitised text or picture.</param>
/// <param name="Mark">Set once the answer is settled; then nothing can be changed.</param>
/// <param name="MarkText">Said with the mark: "right", "not this one".</param>
public sealed record Choice(string Value, RenderFragment Content, bool Chosen = false, Mark Mark = Mark.None, string? MarkText = null);

namespace Questory.Platform.Ui;

public enum StopState { Locked, Open, Current, Done }

/// <summary>One stone of the mission map.</summary>
/// <param name="Href">Where it leads; ignored while locked.</param>
/// <param name="StateText">Said with the title: "done", "locked: finish Neurons first".</param>
/// <param name="Note">Below the title: "5 questions · 40 XP".</param>
/// <param name="Stars">0–3 lit; null shows none.</param>
/// <param name="Boss">A larger stone: the mission's final.</param>
public sealed record PathStop(string Title, string Href, StopState State, string StateText, string Icon = "book-2", string? Note = null, int? Stars = null, bool Boss = false);

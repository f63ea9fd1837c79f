namespace Questory.Platform.Ui;

/// <summary>One day of the streak's week.</summary>
/// <param name="State">done, frozen, today, missed or ahead.</param>
/// <param name="Label">Spoken: "Tuesday: done".</param>
public sealed record Day(string Short, string State, string Label);

namespace Questory.Platform.Ui;

/// <summary>What an input inside a <see cref="Field"/> must carry so that its label, help and fault belong to it.</summary>
/// <param name="DescribedBy">Ids for <c>aria-describedby</c>; null when there is neither help nor fault.</param>
/// <param name="Invalid">"true" when refused, else null: for <c>aria-invalid</c>.</param>
public sealed record FieldSlot(string Id, string? DescribedBy, string? Invalid);

namespace Questory.Assessment.Gift;

/// <summary>A GIFT file, and what could not go into it.</summary>
internal sealed record GiftExport(string Text, IReadOnlyList<GiftOmission> Omitted);

/// <param name="Question">The question's title, or the beginning of its text.</param>
/// <param name="What">Why it, or which part of it, is not in the file.</param>
internal sealed record GiftOmission(string Question, string What);

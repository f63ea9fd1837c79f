namespace Questory.Progress.Rules;

/// <summary>A condition that can be picked.</summary>
/// <param name="Code">As <see cref="ConditionsForm.Row.What"/>.</param>
/// <param name="Of">What happens where it makes sense, e.g. <c>completed lesson</c>.</param>
/// <param name="Number">It needs one beside it.</param>
public sealed record Narrowing(string Code, string Words, IReadOnlyList<string> Of, bool Number = false);

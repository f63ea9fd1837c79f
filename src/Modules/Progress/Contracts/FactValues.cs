using Questory.Platform.Texts;

namespace Questory.Progress.Contracts;

/// <summary>The values that a fact of activities can have, so that whoever writes a rule picks instead of typing. The room that
/// records the fact registers it: <c>services.AddSingleton(FactValues.Of("difficulty", "course", "easy", "medium", "hard"))</c>.</summary>
/// <param name="Object">Kind of the activities' object, e.g. <c>lesson</c>; null for all that carry the fact.</param>
/// <param name="Read">Value and words, in the realm in force.</param>
public sealed record FactValues(
    string Fact, string? Object, Func<IServiceProvider, Text, CancellationToken, Task<IReadOnlyList<(string Value, string Words)>>> Read)
{
    /// <summary>A fixed list.</summary>
    public static FactValues Of(string fact, string? kind, params IReadOnlyList<string> codes) =>
        new(fact, kind, (_, text, _) => Task.FromResult<IReadOnlyList<(string, string)>>([.. codes.Select(code => (code, text.Code(code)))]));
}

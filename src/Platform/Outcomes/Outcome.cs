using System.Diagnostics.CodeAnalysis;

namespace Questory.Platform.Outcomes;

/// <summary>What a slice answers: a value, or a problem that says why not.</summary>
public sealed class Outcome<T>
{
    private Outcome(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }
    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}

/// <summary>The answer of a slice that has nothing to say but "done" (204).</summary>
public readonly record struct Done;

/// <summary>The words for refusals, so that a guard reads as one line.</summary>
public static class Outcome
{
    public static Done Done => default;

    public static Problem NotFound(string what) => new(ProblemKind.NotFound, "not_found", $"There is no such {what}, or it is not yours to see.");

    public static Problem NotSignedIn() => new(ProblemKind.NotSignedIn, "not_signed_in", "Sign in to go on.");

    public static Problem Forbidden(string code, string detail) => new(ProblemKind.Forbidden, code, detail);

    public static Problem Conflict(string code, string detail) => new(ProblemKind.Conflict, code, detail);

    public static Problem Gone(string code, string detail) => new(ProblemKind.Gone, code, detail);

    public static Problem TooOften(TimeSpan retryAfter, string detail) => new(ProblemKind.TooOften, "too_often", detail, RetryAfter: retryAfter);

    public static Problem Invalid(string field, string cure) =>
        new(ProblemKind.Invalid, "invalid", cure, new Dictionary<string, string[]> { [field] = [cure] });

    public static Problem Invalid(IReadOnlyDictionary<string, string[]> fields) =>
        new(ProblemKind.Invalid, "invalid", fields.Values.First()[0], fields);
}

namespace Questory.Platform.Outcomes;

/// <summary>The kinds of refusal of the whole API, one HTTP status each.</summary>
public enum ProblemKind
{
    Unreadable = 400, NotSignedIn = 401, Forbidden = 403, NotFound = 404, Conflict = 409,
    Gone = 410, Stale = 412, TooLarge = 413, WrongType = 415, Invalid = 422, TooOften = 429,
}

/// <summary>An expected refusal: what is wrong, in which field, and the cure. Exceptions are for bugs.</summary>
/// <param name="Code">Stable machine-readable word, e.g. <c>too_few_coins</c>.</param>
/// <param name="Detail">One plain sentence for the person.</param>
/// <param name="Fields">Per field (snake_case path) what is wrong with it.</param>
/// <param name="RetryAfter">How long to wait, for <see cref="ProblemKind.TooOften"/>.</param>
public sealed record Problem(
    ProblemKind Kind, string Code, string Detail,
    IReadOnlyDictionary<string, string[]>? Fields = null, TimeSpan? RetryAfter = null)
{
    public string Title => Kind switch
    {
        ProblemKind.Unreadable => "The request cannot be read.",
        ProblemKind.NotSignedIn => "Sign in first.",
        ProblemKind.Forbidden => "This is not allowed.",
        ProblemKind.NotFound => "There is nothing here.",
        ProblemKind.Conflict => "This clashes with the present state.",
        ProblemKind.Gone => "This has expired or been used.",
        ProblemKind.Stale => "This has changed in the meantime.",
        ProblemKind.TooLarge => "This is too big.",
        ProblemKind.WrongType => "This kind of file or content is not taken.",
        ProblemKind.Invalid => "A value breaks a rule.",
        ProblemKind.TooOften => "Too many attempts.",
        _ => "Something went wrong.",
    };
}

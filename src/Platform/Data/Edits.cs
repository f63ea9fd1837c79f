using Microsoft.EntityFrameworkCore;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Data;

/// <summary>Keeps two people who edit the same thing from overwriting each other unknowingly. Whoever reads a thing to edit it is
/// told its version, as <c>ETag</c> or in the page's form; whoever sends it back, as <c>If-Match</c> or in the form, is refused
/// with 412 once somebody else has written in between. Who sends none overwrites knowingly.</summary>
/// <remarks>The version is PostgreSQL's own: the transaction that last wrote the row.</remarks>
public sealed class Edits(AppDb db)
{
    /// <summary>Name of a form's hidden field.</summary>
    public const string Field = "if_match";

    /// <summary>Set by the HTTP layer; null when the caller sent none.</summary>
    public string? IfMatch { get; set; }

    /// <summary>The version of the thing that this request shows; null when it shows none to edit.</summary>
    public string? Shown { get; private set; }

    /// <summary>For those who read a thing to edit it.</summary>
    public async Task Show<TThing>(Guid id, CancellationToken stop) where TThing : class =>
        Shown = await db.Scalar<string>($"select xmin::text from {Table<TThing>()} where id = $1", stop, id);

    /// <summary>For those who change a thing, before they do: null, or the refusal. A second editor waits here for the first one's
    /// commit. What belongs to the thing in other tables is thereby edited with it.</summary>
    public async Task<Problem?> Begin<TThing>(Guid id, CancellationToken stop) where TThing : class =>
        await db.Execute($"update {Table<TThing>()} set id = id where id = $1 and ($2::text is null or xmin::text = $2)", stop, id, Wanted) == 1
            ? null : Changed;

    /// <summary>The same for things that count their versions themselves.</summary>
    public void Show(int version) => Shown = $"{version}";

    /// <inheritdoc cref="Show(int)"/>
    public Problem? Begin(int latest) => Wanted is null || Wanted == $"{latest}" ? null : Changed;

    /// <summary>The version that what is sent was written over; null when that is of no account to the sender.</summary>
    public string? Wanted => IfMatch?.Trim() is not { Length: > 0 } sent || sent == "*" ? null : sent.Trim('"');

    private static Problem Changed => new(ProblemKind.Stale, "changed_meanwhile",
        "Somebody else has changed this since you opened it. Look at it anew; saving once more puts yours in its place.");

    private string Table<TThing>() => db.Model.FindEntityType(typeof(TThing))!.GetTableName()!;
}

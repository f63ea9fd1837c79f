using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Progress.Ledger;

/// <summary>Every XP line of mine with its reason and the rule that gave it, newest first (AE-037, NT-091).</summary>
[SignedIn, Reads]
internal sealed class MyXpHistory(AppDb db, Actor actor, Text text)
{
    /// <param name="Reverses">The line that this one takes back.</param>
    public sealed record View(Guid Id, long Amount, string Reason, string? Rule, int? RuleVersion, Guid? Reverses, DateTimeOffset At);

    private sealed record Place(Guid Id);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/me/xp", ([AsParameters] PageRequest page, Slice<MyXpHistory> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("My XP, line by line, newest first");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Place>(page.Cursor, out var after) is { } fault)
            return fault;
        var rows = await db.Rows("""
            select id, amount, reason, label, rule_code, rule_version, reverses, at from progress_xp_entries
            where account_id = $1 and realm_id = $2 and ($3::uuid is null or id < $3::uuid) order by id desc limit $4
            """, row => new View(row.GetGuid(0), row.GetInt64(1), text.Reason(row.GetString(2), row.GetString(3)),
                row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetGuid(6), row.GetFieldValue<DateTimeOffset>(7)),
            stop, actor.Me.Value, actor.Here.Value, after?.Id, page.Fetch);
        return Page.Of(rows, page.Size, view => view, view => new Place(view.Id));
    }
}

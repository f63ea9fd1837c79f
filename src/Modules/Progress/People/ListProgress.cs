using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;
using Questory.Realms.Contracts;

namespace Questory.Progress.People;

/// <summary>The progress of every member, those without any included with zeros (AE-043).</summary>
[Requires(ProgressPermissions.View), AmongOthers("Shows everybody’s progress to those who look after them."), Reads]
internal sealed class ListProgress(AppDb db, Actor actor, RuleBooks books, CurrentSettings settings, TimeProvider time)
{
    public sealed record View(AccountId Account, string DisplayName, DateTimeOffset JoinedAt, ProgressView Progress);

    private sealed record Place(long Xp, string Name, Guid Account);

    private static readonly string[] Orders = ["-xp", "name"];

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/members", ([AsParameters] PageRequest page, Slice<ListProgress> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(page, stop), stop).ToHttp())
        .WithSummary("The progress of all members; sort: -xp (default) or name");

    public async Task<Outcome<Page<View>>> Run(PageRequest page, CancellationToken stop)
    {
        if ((page.OrderOf(Orders, out var order) ?? Cursor.Read<Place>(page.Cursor, out _)) is { } fault)
            return fault;
        _ = Cursor.Read<Place>(page.Cursor, out var after);
        var terms = await RealmTerms.Of(actor.Here, books, settings, stop);
        var (key, sorted) = order == "name"
            ? ("(m.display_name, m.account_id) > ($4, $5)", "m.display_name, m.account_id")
            : ("(-coalesce(p.total_xp, 0), m.account_id) > (-$3::bigint, $5)", "-coalesce(p.total_xp, 0), m.account_id");
        var rows = await db.Rows($"""
            select m.account_id, m.display_name, m.joined_at, {PersonRow.Columns}
            from {MembersInSql.Active} m left join progress_persons p on p.account_id = m.account_id and p.realm_id = m.realm_id
            where m.realm_id = $1 and ($2 or {key}) order by {sorted} limit $6
            """, row => (Person: PersonRow.From(row, 3, new(row.GetGuid(0)), TimeZoneInfo.Utc, terms, time.GetUtcNow()),
                Name: row.GetString(1), JoinedAt: row.GetFieldValue<DateTimeOffset>(2)),
            stop, actor.Here.Value, after is null, after?.Xp ?? 0, after?.Name ?? "", after?.Account ?? Guid.Empty, page.Fetch);

        var counters = await ProgressView.Counters(db, actor.Here, rows.Select(row => row.Person.Account), stop);
        return Page.Of(rows, page.Size,
            row => new View(row.Person.Account, row.Name, row.JoinedAt, ProgressView.Of(row.Person, counters[row.Person.Account].ToDictionary())),
            row => new Place(row.Person.TotalXp, row.Name, row.Person.Account.Value));
    }
}

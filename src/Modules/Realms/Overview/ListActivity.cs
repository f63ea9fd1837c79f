using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.Overview;

/// <summary>An activity as those who run the realm see it.</summary>
public sealed record ActivityView(
    Guid Id, DateTimeOffset At, AccountId Account, string Who, string Verb, string ObjectKind, Guid ObjectId, string Label, JsonElement Facts, string? Avatar);

/// <summary>The realm's stream of activities, newest first. Open pages listen to the live topic <c>activity</c> and ask again.</summary>
[Requires(RealmPermissions.SeeActivity), AmongOthers("Shows what everybody did."), Reads]
internal sealed class ListActivity(AppDb db, Actor actor)
{
    public static void Map(RouteGroupBuilder realm) => realm
        .MapGet("/activity", (string? verb, AccountId? account, [AsParameters] PageRequest page, Slice<ListActivity> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(verb, account, page, stop), stop).ToHttp())
        .WithSummary("List what happened in the realm");

    /// <param name="verb">Only this verb, e.g. <c>completed</c>.</param>
    /// <param name="account">Only this person.</param>
    public async Task<Outcome<Page<ActivityView>>> Run(string? verb, AccountId? account, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        if (verb is { Length: > 50 } || verb?.Contains('\0') == true)
            return Outcome.Invalid("verb", "There is no such verb.");
        var (at, id) = last ?? Newest.Start;
        var rows = db.Set<ActivityRow>().AsNoTracking().Where(a => a.RealmId == actor.Here && (a.At < at || (a.At == at && a.Id.CompareTo(id) < 0)));
        if (!string.IsNullOrEmpty(verb))
            rows = rows.Where(a => a.Verb == verb);
        if (account is { } person)
            rows = rows.Where(a => a.AccountId == person);
        var found = await rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(page.Fetch).ToListAsync(stop);
        var people = found.Select(a => a.AccountId).Distinct().ToList();
        var names = await db.ReadPeople().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        var faces = await db.Set<Member>().Where(m => m.RealmId == actor.Here && m.Face != null && people.Contains(m.AccountId)).ToDictionaryAsync(m => m.AccountId, m => m.Face, stop);
        return Page.Of(found, page.Size, a => new ActivityView(
            a.Id, a.At, a.AccountId, names.GetValueOrDefault(a.AccountId, ""), a.Verb, a.ObjectKind, a.ObjectId, a.Label, JsonElement.Parse(a.Facts), faces.GetValueOrDefault(a.AccountId)),
            a => new Newest(a.At, a.Id));
    }
}

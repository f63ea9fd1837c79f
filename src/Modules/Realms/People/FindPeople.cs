using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Members;

namespace Questory.Realms.People;

/// <summary>Finds members by the beginning of a name or address, by state and by role (AE-033).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Shows the accounts of this realm's members, whatever their state."), Reads]
internal sealed class FindPeople(AppDb db, Actor actor, AccountDesk desk)
{
    public const int SearchMax = 100;
    public static readonly IReadOnlyList<string> States = ["active", "pending", "suspended", "deleted"];

    public static void Map(RouteGroupBuilder people) => people
        .MapGet("/", (string? search, string? status, string? role, [AsParameters] PageRequest page, Slice<FindPeople> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(search, status, role, page, stop), stop).ToHttp())
        .WithSummary("Find the accounts of members");

    public async Task<Outcome<Page<AccountCard>>> Run(string? search, string? status, string? role, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        if (search?.Length > SearchMax || search?.Contains('\0') == true)
            return Outcome.Invalid("search", $"Search for at most {SearchMax} characters of plain text.");
        if (!string.IsNullOrEmpty(status) && !States.Contains(status))
            return Outcome.Invalid("status", $"Choose one of: {string.Join(", ", States)}.");
        if (!string.IsNullOrEmpty(role) && !await db.Set<Role>().AnyAsync(r => r.RealmId == actor.Here && r.Code == role, stop))
            return Outcome.Invalid("role", $"There is no role “{role}” in this realm.");
        var (at, id) = last ?? Newest.Start;
        var after = new AccountId(id);
        var found = await Matching(search, status, role).Where(card => card.CreatedAt < at || (card.CreatedAt == at && card.Id < after))
            .OrderByDescending(card => card.CreatedAt).ThenByDescending(card => card.Id).Take(page.Fetch).ToListAsync(stop);
        return Page.Of(found, page.Size, card => card, card => new Newest(card.CreatedAt, card.Id.Value));
    }

    private IQueryable<AccountCard> Matching(string? search, string? status, string? role)
    {
        var here = actor.Here;
        var cards = desk.Cards().Where(card => db.Set<Member>().Any(member => member.RealmId == here && member.AccountId == card.Id));
        if (!string.IsNullOrEmpty(search))
        {
            var beginning = search.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            cards = cards.Where(card => EF.Functions.ILike(card.DisplayName, beginning, "\\") || EF.Functions.ILike(card.Email, beginning, "\\") ||
                EF.Functions.ILike(card.FirstName ?? "", beginning, "\\"));
        }
        if (!string.IsNullOrEmpty(status))
            cards = cards.Where(card => card.Status == status);
        if (!string.IsNullOrEmpty(role))
            cards = cards.Where(card => db.Set<MemberRole>().Any(held => held.RealmId == here && held.AccountId == card.Id && held.Role == role));
        return cards;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.People;

/// <summary>All accounts of the installation, newest first, by the beginning of a name or address (EP-011).</summary>
[Operators, AsSystem("Operators see everybody."), Reads]
internal sealed class ListAccounts(AppDb db)
{
    public sealed record View(
        AccountId Id, string Email, bool EmailVerified, string DisplayName, AccountStatus Status, bool IsOperator,
        string? SuspendedReason, DateTimeOffset? SuspendedUntil, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt);

    public static void Map(RouteGroupBuilder accounts) => accounts
        .MapGet("/", (string? search, [AsParameters] PageRequest page, Slice<ListAccounts> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(search, page, stop), stop).ToHttp())
        .WithSummary("List accounts");

    public async Task<Outcome<Page<View>>> Run(string? search, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        if (search is { Length: > 100 } || search?.Contains('\0') == true)
            return Outcome.Invalid("search", "Search for at most 100 characters of plain text.");
        var (at, id) = last ?? Newest.Start;
        var after = new AccountId(id);
        var accounts = db.Set<Account>().AsNoTracking().Where(a => a.CreatedAt < at || (a.CreatedAt == at && a.Id < after));
        if (!string.IsNullOrWhiteSpace(search))
        {
            var beginning = search.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
            accounts = accounts.Where(a => EF.Functions.ILike(a.Email, beginning, "\\") || EF.Functions.ILike(a.DisplayName, beginning, "\\"));
        }
        var found = await accounts.OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).Take(page.Fetch).ToListAsync(stop);
        return Page.Of(found, page.Size, a => new View(
            a.Id, a.Email, a.EmailVerifiedAt is not null, a.DisplayName, a.Status, a.IsOperator, a.SuspendedReason, a.SuspendedUntil, a.CreatedAt, a.LastSignInAt),
            a => new Newest(a.CreatedAt, a.Id.Value));
    }
}

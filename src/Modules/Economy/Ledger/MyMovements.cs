using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Economy.Ledger;

/// <summary>Every movement of my wallets with its reason, newest first (AE-042).</summary>
[SignedIn, Reads]
internal sealed class MyMovements(AppDb db, Actor actor, Text text)
{
    public sealed record Request([StringLength(20)] string? Currency, PageRequest Page);

    /// <param name="Amount">Minor units; negative when it left my wallet.</param>
    /// <param name="Other">The member it went to or came from, when it was a gift.</param>
    public sealed record View(Guid Id, string Currency, long Amount, string Reason, DateTimeOffset At, AccountId? Other);

    private sealed record Place(Guid Id);

    public static void Map(RouteGroupBuilder wallets) => wallets
        .MapGet("/me/movements", (string? currency, [AsParameters] PageRequest page, Slice<MyMovements> slice, CancellationToken stop) =>
        {
            var request = new Request(currency, page);
            return slice.Run(request, s => s.Run(request, stop), stop).ToHttp();
        })
        .WithSummary("My movements, newest first");

    public async Task<Outcome<Page<View>>> Run(Request request, CancellationToken stop)
    {
        if (Cursor.Read<Place>(request.Page.Cursor, out var after) is { } fault)
            return fault;
        // Each wallet's lines lie in order in the key; the newest of every wallet are merged.
        var rows = await db.Rows("""
            select line.id, line.currency, line.amount, line.reason, concat_ws(' · ', other.display_name, nullif(line.label, '')), line.at, other.id
            from economy_wallets w cross join lateral (
                select t.id, t.currency, case t.debit_book when 'wallet' then -t.amount else t.amount end as amount, t.reason, t.label, t.at, t.other_id
                from economy_transfers t
                where t.account_id = w.account_id and t.realm_id = w.realm_id and t.currency = w.currency
                  and ($4::uuid is null or t.id < $4::uuid)
                order by t.id desc limit $5) line
            left join accounts_people other on other.id = line.other_id
            where w.account_id = $1 and w.realm_id = $2 and ($3::text is null or w.currency = $3::text)
            order by line.id desc limit $5
            """, row => new View(row.GetGuid(0), row.GetString(1), row.GetInt64(2),
                text.Reason(row.GetString(3), row.GetString(4)), row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : new(row.GetGuid(6))),
            stop, actor.Me.Value, actor.Here.Value, request.Currency, after?.Id, request.Page.Fetch);
        return Page.Of(rows, request.Page.Size, view => view, view => new Place(view.Id));
    }
}

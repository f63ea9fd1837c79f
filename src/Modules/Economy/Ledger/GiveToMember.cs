using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Economy.Ledger;

/// <summary>Gives coins of my own to another member, where the realm allows it (RL-110, RL-111). What many members give at the same
/// moment is moved and committed together, each for itself (<see cref="TakeGifts"/>).</summary>
[SignedIn, OwnWork("What many members give is committed together, in a unit of work that reaches their wallets alone.")]
internal sealed class GiveToMember(Actor actor, CurrentSettings settings, GroupCommit<TakeGifts, TakeGifts.Ask, GiveToMember.View> together)
{
    public const int NoteMax = 200;

    /// <param name="To">A member of this realm in good standing, not oneself.</param>
    /// <param name="Amount">Minor units.</param>
    /// <param name="Note">Both read it in their movements.</param>
    public sealed record Request(
        [Required] AccountId? To, [Required, StringLength(20)] string Currency, [Range(1, Transfer.AmountMax)] long Amount, [StringLength(NoteMax)] string? Note = null);

    /// <param name="Balance">What the giver has left of the currency, in minor units.</param>
    public sealed record View(Guid Id, AccountId To, string Currency, long Amount, long Balance, DateTimeOffset At);

    public static void Map(RouteGroupBuilder wallet) => wallet
        .MapPost("/transfers", (Request? request, [FromHeader(Name = "Idempotency-Key")] string? key, Slice<GiveToMember> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, key, stop), stop).ToHttp())
        .WithSummary("Give coins to another member; an Idempotency-Key is compulsory");

    /// <param name="key">Made by the sender for each gift: the same key again gives nothing again and answers as the first time.</param>
    public async Task<Outcome<View>> Run(Request request, string? key, CancellationToken stop)
    {
        if (!await settings.Get(EconomySettings.MembersGive, stop))
            return Outcome.Forbidden("giving_is_off", "Members do not give each other coins here.");
        if (Idempotency.Fault(key) is { } fault)
            return fault;
        if (request.To == actor.Me)
            return Outcome.Conflict("yourself", "You cannot give to yourself.");
        var fingerprint = Idempotency.Fingerprint(nameof(GiveToMember), $"{actor.Here}", request);
        return await together.Do(actor, new(request.To!.Value, request.Currency, request.Amount, request.Note?.Trim() ?? "", key!, fingerprint), stop);
    }
}

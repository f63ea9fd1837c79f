using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Progress.Presence;

/// <summary>The heartbeat of an open page: I am here (AE-040). Time is measured here, from beat to beat; what a client says
/// it has spent is only checked, never believed.</summary>
[SignedIn]
internal sealed class NotePresence(AppDb db, Actor actor, CurrentSettings settings, TimeProvider time)
{
    /// <param name="Minutes">What the client believes to have been here in this session, 0 to 1,440; may be left out.</param>
    public sealed record Request([Range(0, 1_440)] int? Minutes = null);

    /// <param name="TotalMinutes">Time in this realm altogether.</param>
    public sealed record View(long TotalMinutes);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapPost("/me/presence", (Request? request, Slice<NotePresence> slice, CancellationToken stop) =>
            slice.Run(request ?? new(), s => s.Run(request ?? new(), stop), stop).ToHttp())
        .WithSummary("I am here: counts the time since the last beat, unless it was a long silence");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (request.Minutes is > 0 and var claimed && await db.SessionBegan(actor, stop) is { } began && now - began < TimeSpan.FromMinutes(claimed))
            return Outcome.Invalid("minutes", $"This session is only {Math.Max(0, (int)(now - began).TotalMinutes)} minutes old.");
        if (await db.StillLetIn(actor, stop) is { } shutOut)
            return shutOut;
        var pause = TimeSpan.FromMinutes(await settings.Get(LearningTime.IdleMinutes, stop));
        await using var batch = db.Batch().NoteHere(actor.Here, [actor.Me.Value], [false], now, pause);
        await batch.ExecuteNonQueryAsync(stop);
        return new View(await db.Scalar<long>(
            "select seconds / 60 from progress_presence where account_id = $1 and realm_id = $2", stop, actor.Me.Value, actor.Here.Value));
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Live;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;
using Questory.Progress.Levels;
using Questory.Progress.Rewards;

namespace Questory.Progress.Board;

/// <summary>Chooses how I show on boards: by display name, without any name, or not at all (RL-100).</summary>
[SignedIn]
internal sealed class ChooseBoardFace(AppDb db, Actor actor, CurrentSettings settings, TimeProvider time, Work work, Bus bus, Boards boards, ChangedSettings changed)
{
    public sealed record Request([Required] BoardFace? Face);

    public sealed record View(BoardFace Face);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapPut("/me/board-face", (Request? request, Slice<ChooseBoardFace> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("How I show on boards: named, anonymous or hidden");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        // Someone may choose before they have earned anything.
        await db.Execute("""
            insert into progress_persons (account_id, realm_id, total_xp, level, xp_to_next, streak_current, streak_longest, board_face, created_at, updated_at)
            values ($1, $2, 0, 1, $5, 0, 0, $3, $4, $4)
            on conflict (account_id, realm_id) do update set board_face = excluded.board_face
            """, stop, actor.Me.Value, actor.Here.Value, Naming.Snake(request.Face!.Value), time.GetUtcNow(),
            LevelCurve.All[await settings.Get(ProgressSettings.Curve, stop)].XpToNext(0));
        changed.Note(actor.Me);
        var realm = actor.Here;
        work.AfterCommit(() => boards.Turned(realm, actor.Me));
        work.AfterCommit(() => bus.Publish($"realm:{realm}:{GiveRewards.BoardTopic}", ""));
        return new View(request.Face.Value);
    }
}

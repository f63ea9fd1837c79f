using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Ui;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Seasons;

namespace Questory.Progress.Rewards;

/// <summary>Where the buttons go that fetch a reward. With script the answer is a stream of the pieces that change; without
/// it, or when the reward was fetched elsewhere before, the browser is led to the page that shows how things stand.</summary>
internal static class ClaimForms
{
    public static void Map(RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("").WithMetadata(new SignedInAttribute());
        mine.MapPost("/challenges/{id}/claim", Challenge);
        mine.MapPost("/season/{id}/rewards/{level:int}/claim", SeasonReward);
    }

    private static async Task<IResult> Challenge(
        string realm, ChallengeId id, HttpContext http, Slice<ClaimChallenge> claim, Slice<ListChallenges> list, CancellationToken stop)
    {
        var claimed = await claim.Run(s => s.Run(id, stop), stop);
        if (claimed is { Ok: false, Problem.Kind: not ProblemKind.Conflict })
            throw new PageRefusal(claimed.Problem);
        if (!claimed.Ok || !http.TakesStream())
            return http.SeeOther($"/r/{realm}/challenges{(claimed.Ok ? "" : $"?fault={claimed.Problem.Code}")}");
        var all = await list.Run(s => s.Run(stop), stop).OrRefuse();
        return PageForms.Stream<ClaimStream>(new Dictionary<string, object?>
        {
            [nameof(ClaimStream.Challenge)] = all.FirstOrDefault(challenge => challenge.Id == id.Value),
            [nameof(ClaimStream.Gone)] = $"challenge-{id}",
            [nameof(ClaimStream.Receipts)] = claimed.Value.Receipts,
        });
    }

    private static async Task<IResult> SeasonReward(
        string realm, SeasonId id, int level, HttpContext http, Slice<ClaimSeasonReward> claim, CancellationToken stop)
    {
        var claimed = await claim.Run(s => s.Run(id, level, stop), stop);
        if (claimed is { Ok: false, Problem.Kind: not ProblemKind.Conflict })
            throw new PageRefusal(claimed.Problem);
        if (!claimed.Ok || !http.TakesStream())
            return http.SeeOther($"/r/{realm}/season/{id}{(claimed.Ok ? "" : $"?fault={claimed.Problem.Code}")}#level-{level}");
        return PageForms.Stream<ClaimStream>(new Dictionary<string, object?>
        {
            [nameof(ClaimStream.Season)] = claimed.Value.Season,
            [nameof(ClaimStream.Level)] = level,
            [nameof(ClaimStream.Receipts)] = claimed.Value.Receipts,
        });
    }
}

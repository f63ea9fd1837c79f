using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;

namespace Questory.Progress.Levels;

/// <summary>Which level so much XP makes here, and how far it is to the next (AE-035, AE-036, CR-020, CR-021).</summary>
[SignedIn, Reads]
internal sealed class AskLevelCurve(CurrentSettings settings)
{
    public sealed record Request([property: Range(0, LevelCurve.XpMax)] long? Xp, [property: Range(1, 10_000)] int? Level);

    /// <param name="XpInLevel">What of it was earned since the level began.</param>
    /// <param name="NextLevelAt">Total XP at which the next level begins.</param>
    public sealed record View(string Curve, long Xp, int Level, long XpInLevel, long NextLevelAt, long XpToNextLevel);

    public static void Map(RouteGroupBuilder progress) => progress
        .MapGet("/level", ([AsParameters] Request request, Slice<AskLevelCurve> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request, stop), stop).ToHttp())
        .WithSummary("The level of an amount of XP, or the begin of a level");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (request.Xp is null == request.Level is null)
            return Outcome.Invalid("xp", "Give either “xp” or “level”.");
        var name = await settings.Get(ProgressSettings.Curve, stop);
        var curve = LevelCurve.All[name];
        var xp = request.Xp ?? curve.Threshold(request.Level!.Value);
        var level = curve.LevelOf(xp);
        return new View(name, xp, level, xp - curve.Threshold(level), curve.Threshold(level + 1), curve.XpToNext(xp));
    }
}

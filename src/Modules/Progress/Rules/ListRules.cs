using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Achievements;
using Questory.Progress.Contracts;

namespace Questory.Progress.Rules;

/// <summary>The reward rules of the realm: of each the latest version, or every version of one.</summary>
[Requires(ProgressPermissions.Rules), Reads]
internal sealed class ListRules(AppDb db, Actor actor, Edits edits)
{
    public sealed record View(string Code, int Version, RuleTerms Terms);

    public static void Map(RouteGroupBuilder rules)
    {
        rules.MapGet("/", (Slice<ListRules> slice, CancellationToken stop) => slice.Run(s => s.Run(null, stop), stop).ToHttp())
            .WithSummary("The reward rules, each in its latest version");
        rules.MapGet("/{code}", (string code, Slice<ListRules> slice, CancellationToken stop) => slice.Run(s => s.Latest(code, stop), stop).ToHttp())
            .WithSummary("A reward rule in its latest version");
        rules.MapGet("/{code}/versions", (string code, Slice<ListRules> slice, CancellationToken stop) =>
            slice.Run(s => s.Run(code, stop), stop).ToHttp()).WithSummary("All versions of a rule, latest first");
    }

    public async Task<Outcome<IReadOnlyList<View>>> Run(string? code, CancellationToken stop)
    {
        if (code is not null && !Slug.Is(code, RewardRule.CodeMax))
            return Outcome.NotFound("rule");
        var rules = await db.Set<RewardRule>().AsNoTracking()
            .Where(rule => rule.RealmId == actor.Here && (code == null || rule.Code == code))
            .OrderBy(rule => rule.Code).ThenByDescending(rule => rule.Version).ToListAsync(stop);
        if (code is not null && rules.Count == 0)
            return Outcome.NotFound("rule");
        if (code is not null)
            edits.Show(rules[0].Version);
        var slugs = await db.Set<Achievement>().Where(a => a.RealmId == actor.Here).ToDictionaryAsync(a => a.Id, a => a.Slug, stop);
        return rules.Where((rule, i) => code is not null || i == 0 || rules[i - 1].Code != rule.Code)
            .Select(rule => new View(rule.Code, rule.Version, rule.Terms(rule.AchievementId is { } id ? slugs[id] : null))).ToList();
    }

    private async Task<Outcome<View>> Latest(string code, CancellationToken stop) =>
        await Run(code, stop) is { Ok: true, Value: [var latest, ..] } ? latest : Outcome.NotFound("rule");
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Achievements;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.Rules;

/// <summary>A new realm's achievements, stock of challenges and reward rules, from its edition.</summary>
internal sealed class ProgressFounding(AppDb db, AchievementCatalogue achievements, ChallengeStock challenges, TimeProvider time) : IFounding
{
    public string Section => "progress";

    public async Task Found(RealmId realm, JsonElement preset, CancellationToken stop)
    {
        if (preset.TryGetProperty("achievements", out var catalogue) &&
            await achievements.Add(realm, catalogue, stop) is { Ok: false, Problem: var fault })
            throw new InvalidOperationException($"The edition's preset is wrong. {fault.Detail}");
        if (preset.TryGetProperty("challenge_patterns", out var patterns) &&
            await challenges.Add(realm, patterns, stop) is { Ok: false, Problem: var odd })
            throw new InvalidOperationException($"The edition's preset is wrong. {odd.Detail}");
        var bySlug = await db.Set<Achievement>().Where(a => a.RealmId == realm).ToDictionaryAsync(a => a.Slug, a => a.Id, stop);

        if (preset.TryGetProperty("rules", out var rules))
            foreach (var given in rules.EnumerateArray())
            {
                var terms = given.Deserialize<RuleTerms>(Json.Options)!;
                db.Add(RewardRule.Create(realm, given.GetProperty("code").GetString()!, 1, terms,
                    terms.Achievement is { } slug ? bySlug[slug] : null, time.GetUtcNow()));
            }
        await db.SaveChangesAsync(stop);
    }
}

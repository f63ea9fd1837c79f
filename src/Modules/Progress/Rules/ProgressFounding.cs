using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Achievements;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Progress.Rules;

/// <summary>A new realm's achievements, stock of challenges and reward rules, from its edition.</summary>
internal sealed class ProgressFounding(
    AppDb db, AchievementCatalogue achievements, ChallengeStock challenges, TimeProvider time, Work work, IServiceScopeFactory scopes) : IFounding
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
        // Only then do the realm's settings hold, which say how many a day and whose days.
        work.AfterCommit(() => LayOut(realm));
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

    // The first days' challenges; all others are up to the job.
    private async Task LayOut(RealmId realm)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeSystem();
        await scope.ServiceProvider.GetRequiredService<Work>().Do<int>("lay out challenges", null, async () =>
            await scope.ServiceProvider.GetRequiredService<FillChallenges>().Fill(realm, CancellationToken.None), CancellationToken.None);
    }
}

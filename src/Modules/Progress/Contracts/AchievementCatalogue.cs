using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Progress.Achievements;
using Questory.Progress.Rules;

namespace Questory.Progress.Contracts;

/// <summary>Brings a file of achievements into a realm: the demo's, or another realm's.</summary>
public sealed class AchievementCatalogue(AppDb db, CurrentSettings settings, RuleBooks books, Work work, TimeProvider time)
{
    /// <summary>Adds those that the realm does not have yet, by slug, in the file's order; all or none.</summary>
    /// <param name="file">A JSON list of <c>{slug, name, description, category, rarity, criteria, xp, coins, keys, is_secret}</c>.</param>
    /// <returns>How many were added, or what is wrong with which entry.</returns>
    public async Task<Outcome<int>> Add(RealmId realm, JsonElement file, CancellationToken stop)
    {
        var known = await db.Set<Achievement>().Where(a => a.RealmId == realm).Select(a => a.Slug).ToListAsync(stop);
        var added = 0;
        foreach (var (place, given) in file.EnumerateArray().Index())
        {
            if (given.Deserialize<AchievementTerms>(Json.Options) is not { Slug: { } slug } terms)
                return Outcome.Invalid($"[{place}].slug", "Every achievement needs a readable name of its own.");
            if (await terms.Fault(settings, realm, stop) is { } fault)
                return fault with { Detail = $"Achievement “{slug}”: {fault.Detail}" };
            if (known.Contains(slug))
                continue;
            known.Add(slug);
            db.Add(Achievement.Create(realm, slug, terms with { SortOrder = terms.SortOrder > 0 ? terms.SortOrder : place + 1 }, time.GetUtcNow()));
            added++;
        }
        await db.SaveChangesAsync(stop);
        books.ChangesWith(work, realm);
        return added;
    }
}

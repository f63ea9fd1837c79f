using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Progress.Challenges;

/// <summary>Brings a file of patterns into a realm's stock: an edition's, or the demo's.</summary>
internal sealed class ChallengeStock(AppDb db, ActivityList activities, TimeProvider time)
{
    /// <summary>Adds those that the realm does not have yet, by title, in the file's order; all or none.</summary>
    /// <param name="file">A JSON list of <see cref="ChallengeTerms"/> without a day.</param>
    public async Task<Outcome<int>> Add(RealmId realm, JsonElement file, CancellationToken stop)
    {
        var known = await db.Set<ChallengePattern>().Where(pattern => pattern.RealmId == realm).Select(pattern => pattern.Title).ToListAsync(stop);
        var added = 0;
        foreach (var (place, given) in file.EnumerateArray().Index())
        {
            var terms = given.Deserialize<ChallengeTerms>(Json.Options)!;
            if (terms.Fault(activities) is { } fault)
                return fault with { Detail = $"Challenge “{terms.Title}”: {fault.Detail}" };
            if (known.Contains(terms.Title))
                continue;
            known.Add(terms.Title);
            db.Add(ChallengePattern.Create(realm, terms, place + 1, time.GetUtcNow()));
            added++;
        }
        await db.SaveChangesAsync(stop);
        return added;
    }
}

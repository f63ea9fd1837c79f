using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Progress.Rules;

namespace Questory.Progress.Seasons;

/// <summary>Brings a file of seasons into a realm. Their days are told from today: a file does not grow old.</summary>
internal sealed class SeasonCatalogue(AppDb db, RuleBooks books, Work work, TimeProvider time)
{
    private sealed record Days(int BeginsInDays, int LastsDays);

    /// <summary>Adds those that the realm does not have yet, by slug; all or none.</summary>
    /// <param name="file">A JSON list of <see cref="SeasonTerms"/> with <c>begins_in_days</c> and <c>lasts_days</c> instead of dates.</param>
    public async Task<Outcome<int>> Add(RealmId realm, JsonElement file, CancellationToken stop)
    {
        await db.LockSeasons(realm, stop);
        var known = await db.Set<Season>().Where(season => season.RealmId == realm).Select(season => season.Slug).ToListAsync(stop);
        var (added, today) = (0, new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero));
        foreach (var given in file.EnumerateArray())
        {
            var days = given.Deserialize<Days>(Json.Options)!;
            var begin = today.AddDays(days.BeginsInDays);
            var terms = given.Deserialize<SeasonTerms>(Json.Options)! with { StartsAt = begin, EndsAt = begin.AddDays(days.LastsDays) };
            if (terms.Slug is not { } slug)
                return Outcome.Invalid("slug", "Every season needs a readable name of its own.");
            if (known.Contains(slug))
                continue;
            var season = Season.Create(realm, slug, terms, time.GetUtcNow());
            if ((terms.Fault() ?? await db.Clash(season, stop)) is { } fault)
                return fault with { Detail = $"Season “{slug}”: {fault.Detail}" };
            db.Add(season);
            if (await db.Promise(season, terms.Rewards ?? [], stop) is { } missing)
                return missing with { Detail = $"Season “{slug}”: {missing.Detail}" };
            await db.SaveChangesAsync(stop);
            added++;
        }
        books.ChangesWith(work, realm);
        return added;
    }
}

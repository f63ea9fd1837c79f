using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Progress.Avatars;
using Questory.Progress.Rules;

namespace Questory.Progress.Contracts;

/// <summary>Brings a file of avatars into a realm: the sample's, the demo's, or another realm's.</summary>
public sealed class AvatarCatalogue(AppDb db, CurrentSettings settings, RuleBooks books, Work work, TimeProvider time)
{
    private sealed record File(IReadOnlyList<Collection>? Collections, IReadOnlyList<AvatarTerms> Avatars);

    private sealed record Collection(string Slug, string Name, string? Description);

    /// <summary>Adds the collections and avatars that the realm does not have yet, by slug, in the file's order; all or none.</summary>
    /// <param name="file"><c>{"collections": [{slug, name, description}], "avatars": [{slug, name, image_url, …}]}</c>.</param>
    /// <param name="takes">Which avatars to take, by slug; null takes all.</param>
    /// <returns>How many avatars were added, or what is wrong with which.</returns>
    public async Task<Outcome<int>> Add(RealmId realm, JsonElement file, CancellationToken stop, Func<string, bool>? takes = null)
    {
        var given = file.Deserialize<File>(Json.Options)!;
        var taken = given.Avatars.Where(terms => takes is null || (terms.Slug is { } slug && takes(slug))).ToList();
        var named = taken.Select(terms => terms.Collection).ToHashSet();
        var collections = await AddCollections(realm, [.. (given.Collections ?? []).Where(one => takes is null || named.Contains(one.Slug))], stop);
        var known = await db.Set<Avatar>().Where(a => a.RealmId == realm).Select(a => a.Slug).ToListAsync(stop);
        var added = 0;
        foreach (var (place, terms) in taken.Index())
        {
            if (terms.Slug is not { } slug)
                return Outcome.Invalid($"avatars[{place}].slug", "Every avatar needs a readable name of its own.");
            if (await terms.Fault(db, settings, realm, stop) is { } fault)
                return fault with { Detail = $"Avatar “{slug}”: {fault.Detail}" };
            if (terms.Collection is { } collection && !collections.ContainsKey(collection))
                return Outcome.Invalid($"avatars[{place}].collection", $"Avatar “{slug}”: there is no collection “{collection}”.");
            if (known.Contains(slug))
                continue;
            known.Add(slug);
            var avatar = Avatar.Create(realm, slug, terms with { SortOrder = terms.SortOrder > 0 ? terms.SortOrder : place + 1 },
                terms.Collection is null ? null : collections[terms.Collection], time.GetUtcNow());
            db.Add(avatar);
            foreach (var (currency, amount) in terms.Price ?? new Dictionary<string, long>())
                db.Add(new AvatarPrice { AvatarId = avatar.Id, RealmId = realm, Currency = currency, Amount = amount });
            added++;
        }
        await db.SaveChangesAsync(stop);
        books.ChangesWith(work, realm);
        return added;
    }

    private async Task<Dictionary<string, CollectionId>> AddCollections(RealmId realm, IReadOnlyList<Collection> given, CancellationToken stop)
    {
        var known = await db.Set<AvatarCollection>().Where(c => c.RealmId == realm).ToDictionaryAsync(c => c.Slug, c => c.Id, stop);
        foreach (var (place, one) in given.Index().Where(one => !known.ContainsKey(one.Item.Slug)))
        {
            var made = AvatarCollection.Create(realm, one.Slug, one.Name, time.GetUtcNow());
            (made.Description, made.SortOrder) = (one.Description ?? "", place + 1);
            db.Add(made);
            known[one.Slug] = made.Id;
        }
        return known;
    }
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;
using Questory.Realms.Editions;
using Questory.Realms.Members;

namespace Questory.Realms.Realms;

/// <summary>Makes a realm from an edition's preset: vocabulary, theme, settings, roles, and each room's first rows.</summary>
[Operators]
internal sealed class CreateRealm(
    AppDb db, Actor actor, TimeProvider time, AuditTrail audit, PermissionList permissions,
    ChooseSettings settings, IEnumerable<IFounding> foundings)
{
    /// <param name="Organisation">Slug of the organisation; made when there is none of it yet.</param>
    public sealed record Request(
        [Required, StringLength(Realm.SlugMax)] string Slug,
        [Required, StringLength(Realm.NameMax)] string Name,
        [StringLength(Realm.TaglineMax)] string? Tagline,
        [Required] string Edition,
        [StringLength(Realm.SlugMax)] string? Organisation);

    public sealed record View(RealmId Id, string Slug, string Name, string Edition);

    public static void Map(RouteGroupBuilder realms) => realms
        .MapPost("/", (Request? request, Slice<CreateRealm> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttpCreated(realm => $"/api/realms/{realm.Slug}"))
        .WithSummary("Make a realm from an edition");

    public async Task<Outcome<View>> Run(Request request, CancellationToken stop)
    {
        if (!Realm.IsSlug(request.Slug))
            return Outcome.Invalid("slug", "Use lower-case letters, digits and single hyphens, e.g. “green-school”.");
        if (!Edition.All.TryGetValue(request.Edition, out var edition))
            return Outcome.Invalid("edition", $"Choose one of: {string.Join(", ", Edition.All.Keys.Order())}.");
        if (await db.Set<Realm>().AnyAsync(r => r.Slug == request.Slug, stop))
            return Outcome.Conflict("slug_taken", $"A realm “{request.Slug}” exists already.");

        var organisation = await FindOrMake(request.Organisation ?? request.Slug, request.Name, stop);
        if (organisation is null)
            return Outcome.Invalid("organisation", "Use lower-case letters, digits and single hyphens.");

        var realm = Realm.Create(organisation, request.Slug, request.Name.Trim(), edition.Name, time.GetUtcNow());
        realm.Tagline = request.Tagline?.Trim() ?? "";
        realm.Joining = edition.Joining;
        realm.Modules = edition.Modules;
        realm.Speak(edition.Words);
        realm.Wear(edition.Theme);
        db.Add(realm);
        foreach (var role in StandardRoles.All)
            db.Add(new Role { RealmId = realm.Id, Code = role, Name = edition.Roles.GetValueOrDefault(role, Capital(role)), Permissions = [.. permissions.DefaultsOf(role).Except(edition.Withheld?.GetValueOrDefault(role) ?? [])] });
        if (actor.Account is { } founder)
            db.Join(realm.Id, founder, time.GetUtcNow(), StandardRoles.Admin);
        audit.Write("create realm", "realm", realm.Id.Value, details: new { realm.Slug, realm.Edition });

        await EnterAsFounder(realm.Id, stop);
        await db.SaveChangesAsync(stop);
        if (await settings.For(realm.Id, edition.Settings.ToDictionary(s => s.Key, s => (string?)s.Value.GetRawText()), stop) is { } fault)
            return fault;
        foreach (var founding in foundings)
            await founding.Found(realm.Id, edition.Sections.GetValueOrDefault(founding.Section, JsonElement.Parse("{}")), stop);
        return new View(realm.Id, realm.Slug, realm.Name, realm.Edition);
    }

    // The new realm's rows are written from within it: row-level security knows no exception for founders.
    private Task EnterAsFounder(RealmId realm, CancellationToken stop) =>
        db.Scalar<string>("select set_config('app.realm', $1, true)", stop, realm.ToString());

    private async Task<Organisation?> FindOrMake(string slug, string name, CancellationToken stop)
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Slug == slug, stop) is { } known)
            return known;
        if (!Realm.IsSlug(slug))
            return null;
        var made = Organisation.Create(slug, name, time.GetUtcNow());
        db.Add(made);
        return made;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

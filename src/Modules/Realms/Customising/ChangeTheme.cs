using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Ui.Shell;
using Questory.Realms.Contracts;
using Questory.Realms.Realms;

namespace Questory.Realms.Customising;

/// <summary>Sets the realm's look: a palette and what is changed of it. Lightness is not the realm's to set, so contrast holds.</summary>
[Requires(RealmPermissions.Manage)]
internal sealed class ChangeTheme(AppDb db, Actor actor, AuditTrail audit)
{
    /// <param name="Palette">One of the palettes of the editions.</param>
    /// <param name="Hue">Accent hue in degrees; null keeps the palette's.</param>
    /// <param name="Spark">Hue of the second, bright colour.</param>
    /// <param name="Rounding">Radius of corners in pixels.</param>
    /// <param name="Fonts">Name of a pair of typefaces.</param>
    public sealed record Request(
        [Required] string Palette, [Range(0, 360)] int? Hue, [Range(0, 360)] int? Spark, [Range(0, 28)] int? Rounding, string? Fonts);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPut("/theme", (Request? request, Slice<ChangeTheme> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Set the realm's look");

    public async Task<Outcome<Done>> Run(Request request, CancellationToken stop)
    {
        if (!RealmTheme.Presets.ContainsKey(request.Palette))
            return Outcome.Invalid("palette", $"Choose one of: {string.Join(", ", RealmTheme.Presets.Keys.Order())}.");
        if (request.Fonts is { Length: > 0 } fonts && !RealmTheme.FontPairs.ContainsKey(fonts))
            return Outcome.Invalid("fonts", $"Choose one of: {string.Join(", ", RealmTheme.FontPairs.Keys.Order())}.");
        var theme = new Dictionary<string, string> { ["palette"] = request.Palette };
        Put("hue", request.Hue);
        Put("spark", request.Spark);
        Put("rounding", request.Rounding);
        if (request.Fonts is { Length: > 0 } pair)
            theme["fonts"] = pair;
        var realm = await db.Set<Realm>().SingleAsync(r => r.Id == actor.Here, stop);
        realm.Wear(theme);
        audit.Write("change look", "realm", actor.Here.Value, details: theme);
        return Outcome.Done;

        void Put(string name, int? value)
        {
            if (value is { } number)
                theme[name] = number.ToString(CultureInfo.InvariantCulture);
        }
    }
}

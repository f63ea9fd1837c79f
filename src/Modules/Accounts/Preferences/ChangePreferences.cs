using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Accounts.People;
using Questory.Accounts.Sessions;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Accounts.Preferences;

/// <summary>How the place looks, sounds and speaks to me, and the name others see (AE-011). What is not sent stays.</summary>
[SignedIn]
internal sealed class ChangePreferences(AppDb db, Actor actor, Translations translations, SignInLog log)
{
    public static readonly IReadOnlyList<string> Themes = ["default", "light", "dark"];

    /// <param name="TimeZone">IANA name; my day, and so my streak, ends by it.</param>
    public sealed record Request(
        [StringLength(Account.DisplayNameMax)] string? DisplayName, string? ThemePreference, bool? SoundEnabled, bool? NotificationsEnabled,
        string? Language, string? TimeZone);

    public static void Map(RouteGroupBuilder account) => account
        .MapPatch("/preferences", (Request? request, Slice<ChangePreferences> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request!, stop), stop).ToHttp())
        .WithSummary("Change my preferences");

    public async Task<Outcome<MyAccount.View>> Run(Request request, CancellationToken stop)
    {
        if (Faults(request) is { Count: > 0 } faults)
            return Outcome.Invalid(faults);
        if (await db.StillLetIn(actor, stop) is { } shutOut)
            return shutOut;
        var account = await db.Set<Account>().SingleAsync(a => a.Id == actor.Me, stop);
        if (request.DisplayName is { } shown && FirstName.Shows(shown, account.FirstName) && await db.IsChild(actor.Me, stop))
            return Outcome.Invalid("display_name", "Others see this name: choose one without your first name.");
        account.DisplayName = request.DisplayName?.Trim() ?? account.DisplayName;
        account.ThemePreference = request.ThemePreference ?? account.ThemePreference;
        account.SoundEnabled = request.SoundEnabled ?? account.SoundEnabled;
        account.NotificationsEnabled = request.NotificationsEnabled ?? account.NotificationsEnabled;
        account.Language = request.Language ?? account.Language;
        account.TimeZone = request.TimeZone ?? account.TimeZone;
        log.Write(actor.Me, SignInAction.SettingsChange);
        await db.SaveChangesAsync(stop);
        return MyAccount.View.Of(account);
    }

    private Dictionary<string, string[]> Faults(Request request)
    {
        var faults = new Dictionary<string, string[]>();
        if (request.DisplayName is { } name && DisplayName.Fault(name) is { } wrongName)
            faults["display_name"] = [wrongName];
        if (request.ThemePreference is { } theme && !Themes.Contains(theme))
            faults["theme_preference"] = [$"Choose one of: {string.Join(", ", Themes)}."];
        if (request.Language is { } language && !translations.Knows(language))
            faults["language"] = [$"Choose one of: {string.Join(", ", translations.Languages)}."];
        if (request.TimeZone is { } zone && !TimeZones.Knows(zone))
            faults["time_zone"] = ["Give an IANA time zone such as Europe/Berlin."];
        return faults;
    }
}

using Questory.Platform.Access;
using Questory.Platform.Ui.Art;
using Questory.Platform.Ui.Shell;

namespace Questory.Progress.Seasons;

/// <summary>A season's theme as art.</summary>
internal static class SeasonLook
{
    /// <summary>The scene of this theme's name, or the realm's own.</summary>
    public static string Scene(string? theme, Actor actor) => theme is not null && Scenes.ByName.ContainsKey(theme) ? theme
        : new RealmTheme(actor.Realm!.Theme.GetValueOrDefault("palette", "questory"), Illustrations: actor.Realm.Theme.GetValueOrDefault("illustrations")).Scene;
}

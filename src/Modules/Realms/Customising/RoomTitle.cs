using Questory.Platform.Modules;
using Questory.Platform.Texts;

namespace Questory.Realms.Customising;

/// <summary>What a room's settings and permissions stand under.</summary>
internal static class RoomTitle
{
    /// <param name="room">The prefix of a setting's or a permission's name.</param>
    public static string Of(Text text, ModuleCatalog modules, string room) => modules.Modules.FirstOrDefault(module => module.Name == room)?.Sign is { } sign ? text[sign.Title] : text[room switch
    {
        "accounts" => "Accounts",
        "realms" => "[Realm]",
        "notices" => "Notices and mail",
        _ => "Everything else",
    }];
}

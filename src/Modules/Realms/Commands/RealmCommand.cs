using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Modules;
using Questory.Platform.Slices;
using Questory.Realms.Editions;
using Questory.Realms.Realms;

namespace Questory.Realms.Commands;

/// <summary><c>questory realm create</c></summary>
internal static class RealmCommand
{
    public static Command Create(CommandHost host)
    {
        var edition = new Option<string>("--edition") { Required = true, Description = $"Preset to make it from: {string.Join(", ", Edition.All.Keys.Order())}." };
        var slug = new Option<string>("--slug") { Required = true, Description = "Its name in addresses: lower-case letters, digits and single hyphens." };
        var name = new Option<string>("--name") { Required = true, Description = "Its name for people." };
        var tagline = new Option<string?>("--tagline") { Description = "One line below the name." };
        var organisation = new Option<string?>("--organisation") { Description = "Slug of the organisation it belongs to; made when absent (default: the realm's slug)." };
        var create = new Command("create", "Make a realm from an edition's preset.") { edition, slug, name, tagline, organisation };
        create.SetAction((parsed, stop) => host.Run(parsed, async (services, cancel) =>
        {
            var request = new CreateRealm.Request(parsed.GetValue(slug)!, parsed.GetValue(name)!, parsed.GetValue(tagline), parsed.GetValue(edition)!, parsed.GetValue(organisation));
            var outcome = await services.GetRequiredService<Slice<CreateRealm>>().Run(request, slice => slice.Run(request, cancel), cancel);
            return Tell.About(outcome, realm => $"Realm “{realm.Name}” is at /r/{realm.Slug}.");
        }, stop));
        return new Command("realm", "Make realms.") { create };
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Templates;

/// <summary>The installation's words for mails: what holds where a realm has chosen none, and outside of realms.</summary>
[Operators, AsSystem("The installation's own rows belong to no realm.")]
internal sealed class InstallationTemplates(TemplateShelf shelf)
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/mail-templates", (Slice<InstallationTemplates> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
            .WithSummary("List the installation's words of mails");
        api.MapPut("/mail-templates/{kind}", (string kind, string? language, TemplateInput? request, Slice<InstallationTemplates> slice, CancellationToken stop) =>
                slice.Run(request, s => s.Run(kind, language ?? "", request!, stop), stop).ToHttp())
            .WithSummary("Give a kind of mail own words in the whole installation");
        api.MapDelete("/mail-templates/{kind}", (string kind, string? language, Slice<InstallationTemplates> slice, CancellationToken stop) =>
                slice.Run(s => s.Run(kind, language ?? "", stop), stop).ToHttp())
            .WithSummary("Go back to the usual words of a kind of mail in the whole installation");
    }

    public async Task<Outcome<IReadOnlyList<TemplateView>>> Run(CancellationToken stop) => (await shelf.All(stop)).ToList();

    public Task<Outcome<TemplateView>> Run(string kind, CancellationToken stop) => shelf.Find(kind, "", stop);

    public Task<Outcome<TemplateView>> Run(string kind, string language, TemplateInput input, CancellationToken stop) => shelf.Save(kind, language, input, stop);

    public Task<Outcome<Done>> Run(string kind, string language, CancellationToken stop) => shelf.Remove(kind, language, stop);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Templates;

/// <summary>Gives a kind of mail this realm's own words, in one language or in every one; or takes them back.</summary>
[Requires(NoticePermissions.ManageTemplates)]
internal sealed class SaveTemplate(TemplateShelf shelf)
{
    public static void Map(RouteGroupBuilder realm)
    {
        realm.MapPut("/mail-templates/{kind}", (string kind, string? language, TemplateInput? request, Slice<SaveTemplate> slice, CancellationToken stop) =>
                slice.Run(request, s => s.Run(kind, language ?? "", request!, stop), stop).ToHttp())
            .WithSummary("Give a kind of mail own words");
        realm.MapDelete("/mail-templates/{kind}", (string kind, string? language, Slice<SaveTemplate> slice, CancellationToken stop) =>
                slice.Run(s => s.Run(kind, language ?? "", stop), stop).ToHttp())
            .WithSummary("Go back to the usual words of a kind of mail");
    }

    public Task<Outcome<TemplateView>> Run(string kind, string language, TemplateInput input, CancellationToken stop) => shelf.Save(kind, language, input, stop);

    public Task<Outcome<Done>> Run(string kind, string language, CancellationToken stop) => shelf.Remove(kind, language, stop);
}

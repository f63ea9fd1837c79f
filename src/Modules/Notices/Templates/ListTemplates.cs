using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Templates;

/// <summary>Every kind of mail with the words in force for this realm.</summary>
[Requires(NoticePermissions.ManageTemplates), Reads]
internal sealed class ListTemplates(TemplateShelf shelf)
{
    public static void Map(RouteGroupBuilder realm)
    {
        realm.MapGet("/mail-templates", (Slice<ListTemplates> slice, CancellationToken stop) => slice.Run(s => s.Run(stop), stop).ToHttp())
            .WithSummary("List the words of mails");
        realm.MapGet("/mail-templates/{kind}", (string kind, string? language, Slice<ListTemplates> slice, CancellationToken stop) =>
                slice.Run(s => s.Run(kind, language ?? "", stop), stop).ToHttp())
            .WithSummary("Show the words of a kind of mail");
    }

    public async Task<Outcome<IReadOnlyList<TemplateView>>> Run(CancellationToken stop) => (await shelf.All(stop)).ToList();

    public Task<Outcome<TemplateView>> Run(string kind, string language, CancellationToken stop) => shelf.Find(kind, language, stop);
}

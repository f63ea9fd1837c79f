using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;

namespace Questory.Notices.Templates;

/// <summary>Shows what a mail of these words would look like, with sample values; saves nothing.</summary>
[Requires(NoticePermissions.ManageTemplates)]
internal sealed class PreviewTemplate(MailKindList kinds, Actor actor, Text texts)
{
    public sealed record View(string Subject, string Text, string Html);

    public static void Map(RouteGroupBuilder realm) => realm
        .MapPost("/mail-templates/{kind}/preview", (string kind, TemplateInput? request, Slice<PreviewTemplate> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(kind, request!), stop).ToHttp())
        .WithSummary("Preview a mail with sample values");

    public Task<Outcome<View>> Run(string code, TemplateInput input)
    {
        if (kinds.Find(code) is not { } kind)
            return Task.FromResult<Outcome<View>>(Outcome.NotFound("kind of mail"));
        if (input.FaultFor(kind) is { } fault)
            return Task.FromResult<Outcome<View>>(fault);
        var samples = kind.Names.ToDictionary(name => name.Name, name => name.Sample);
        samples[MailKind.Realm.Name] = actor.Realm!.Name;
        var filled = (input.Words with { Button = input.Words.Button ?? kind.In(texts).Button }).Filled(samples);
        var link = kind.Button is null ? null : "https://questory.example/…";
        return Task.FromResult<Outcome<View>>(new View(filled.Subject, filled.Text(link, null), filled.Html(link, null, texts.Language, texts.Direction)));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Mail;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Notices.Preferences;

/// <summary>Stops a category of mail by the link in one (AE-029, AE-030), by a mail program's own button too (RFC 8058: it posts
/// without a cookie and follows no redirect). Says nothing about whose mail it is.</summary>
[Anyone("The link in the mail is the proof; it can do nothing but switch that mail off."), AsSystem("Nobody is signed in whose row it could be.")]
internal sealed class SwitchOffMails(AppDb db, SwitchOffLinks links, TimeProvider time, ChangedSettings changed)
{
    public sealed record View(MailCategory Category);

    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/mail/off/{token}", (string token, Slice<SwitchOffMails> slice, CancellationToken stop) => slice.Run(s => s.Run(token, stop), stop).ToHttp())
        .WithSummary("Stop a category of mail by the link in one").WithTags("Mail");

    public async Task<Outcome<View>> Run(string token, CancellationToken stop)
    {
        if (!links.TryRead(token, out var reader, out var category) || !await db.ReadPeople().AnyAsync(person => person.Id == reader, stop))
            return ReadSwitchOff.Useless;
        var wishes = await db.Set<Wishes>().SingleOrDefaultAsync(w => w.AccountId == reader, stop);
        if (wishes is null)
            db.Add(wishes = new() { AccountId = reader });
        wishes.SwitchOff(category);
        wishes.UpdatedAt = time.GetUtcNow();
        changed.Note(reader);
        return new View(category);
    }
}

/// <summary>What such a link would stop; opening it changes nothing, since mail programs open links by themselves.</summary>
[Anyone("The link in the mail is the proof; it tells a category of mail and nothing else."), Reads]
internal sealed class ReadSwitchOff(SwitchOffLinks links)
{
    public static readonly Problem Useless = Outcome.Gone("link_useless", "This link is not whole or too old: sign in and choose your mail under “My account”.");

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/mail/off/{token}", (string token, Slice<ReadSwitchOff> slice, CancellationToken stop) => slice.Run(s => s.Run(token), stop).ToHttp())
        .WithSummary("Show what a switch-off link stops").WithTags("Mail");

    public Task<Outcome<SwitchOffMails.View>> Run(string token) => Task.FromResult<Outcome<SwitchOffMails.View>>(
        links.TryRead(token, out _, out var category) ? new SwitchOffMails.View(category) : Useless);
}

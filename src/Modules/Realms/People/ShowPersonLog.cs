using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.People;

/// <summary>What a member did here, with address and client (AE-072).</summary>
[Requires(RealmPermissions.ManageAccounts), AsSystem("Reads the sign-ins of this realm's member beside what they did here."), Reads]
internal sealed class ShowPersonLog(Actor actor, PersonLog log, MemberHere here)
{
    public static void Map(RouteGroupBuilder people) => people
        .MapGet("/{account}/log", (AccountId account, [AsParameters] PageRequest page, Slice<ShowPersonLog> slice, CancellationToken stop) =>
            slice.Run(page, s => s.Run(account, page, stop), stop).ToHttp())
        .WithSummary("Read what a member did");

    public async Task<Outcome<Page<LogLine>>> Run(AccountId account, PageRequest page, CancellationToken stop) =>
        await here.Is(account, stop) ? await log.Of(account, actor.Here, whereabouts: true, page, stop) : MemberHere.Hidden;
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>The guardian's no: the child's sign-up is deleted at once and its address is free again (AE-019).</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class RefuseConsent(Actor actor, MyChildren children, ConsentRecord record, Farewell farewell)
{
    public static readonly Problem Given = Outcome.Conflict("consent_given", "You have answered before: take your consent back, or have the account deleted.");

    public static void Map(RouteGroupBuilder family) => family
        .MapPost("/children/{child}/refusal", (AccountId child, Slice<RefuseConsent> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Refuse consent: the child's sign-up is deleted");

    public async Task<Outcome<Done>> Run(AccountId id, CancellationToken stop)
    {
        if (await children.Hold(id, stop) is not { } mine)
            return MyChildren.Hidden;
        if (!mine.Child.Waits)
            return Given;
        await record.Write(id, ConsentEvent.Refused, actor.Me, ConsentRecord.ByPage, stop);
        await farewell.Delete(mine.Child, actor.Me, ConsentRecord.ByPage, stop);
        return Outcome.Done;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Audit;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Realms.People;

/// <summary>Everything this realm knows of a member as one file, and the account (AE-025); noted in the trail and, of a child, in
/// the consent record.</summary>
[Requires(RealmPermissions.ManageAccounts), AmongOthers("Reads another member's rows of this realm.")]
internal sealed class ExportPerson(PersonalFile file, AuditTrail audit, MemberHere here)
{
    public static void Map(RouteGroupBuilder people) => people
        .MapGet("/{account}/export", (AccountId account, Slice<ExportPerson> slice, CancellationToken stop) => PersonalFile.Download(slice.Run(s => s.Run(account, stop), stop)))
        .WithSummary("Download everything known of a member").Produces(StatusCodes.Status200OK);

    public async Task<Outcome<byte[]>> Run(AccountId account, CancellationToken stop)
    {
        if (!await here.Is(account, stop))
            return MemberHere.Hidden;
        var made = await file.OfMember(account, stop);
        audit.Write("export account", "account", account.Value);
        return made;
    }
}

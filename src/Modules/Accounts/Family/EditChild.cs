using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>Corrects my child's first name or age (AE-003). A child made younger than 13 needs consent from then on.</summary>
[Requires(FamilyPermissions.Guard), AsSystem("Changes the own child, found by its guardian alone.")]
internal sealed class EditChild(AppDb db, MyChildren children, ConsentReminder consent)
{
    /// <summary>What is not sent stays.</summary>
    /// <param name="Age">Whole years, 7 to 14.</param>
    public sealed record Request(string? FirstName, int? Age);

    public static void Map(RouteGroupBuilder family) => family
        .MapPatch("/children/{child}", (AccountId child, Request? request, Slice<EditChild> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(child, request!, stop), stop).ToHttp())
        .WithSummary("Correct a child's first name or age");

    public async Task<Outcome<ChildView>> Run(AccountId id, Request request, CancellationToken stop)
    {
        await db.WaitOut([id], stop);
        if (await children.Hold(id, stop) is not { } mine)
            return MyChildren.Hidden;
        if (mine.Correct(request.FirstName, request.Age) is { } fault)
            return fault;
        await consent.AskIfNewlyNeeded(mine.Account, mine.Child, ConsentRecord.ByPage, stop);
        return ChildView.Of(mine);
    }
}

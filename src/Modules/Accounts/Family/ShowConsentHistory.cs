using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Accounts.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Accounts.Family;

/// <summary>What was asked, answered and taken back about my child, oldest first (AE-018, AE-073).</summary>
[Requires(FamilyPermissions.Guard), Reads]
internal sealed class ShowConsentHistory(AppDb db, Actor actor, MyChildren children)
{
    /// <param name="ByMe">I did it myself, and not somebody before me, an admin or the clock.</param>
    public sealed record View(int Seq, ConsentEvent What, string Method, DateTimeOffset At, bool ByMe);

    public static void Map(RouteGroupBuilder family) => family
        .MapGet("/children/{child}/consent-history", (AccountId child, Slice<ShowConsentHistory> slice, CancellationToken stop) => slice.Run(s => s.Run(child, stop), stop).ToHttp())
        .WithSummary("Show the consent history of a child");

    public async Task<Outcome<IReadOnlyList<View>>> Run(AccountId child, CancellationToken stop)
    {
        if (await children.Find(child, stop) is not { } mine)
            return MyChildren.Hidden;
        return await db.Set<ConsentLine>().Where(l => l.CaseId == mine.Child.CaseId).OrderBy(l => l.Seq)
            .Select(l => new View(l.Seq, l.Kind, l.Method, l.At, l.AdultId == actor.Me)).ToListAsync(stop);
    }
}

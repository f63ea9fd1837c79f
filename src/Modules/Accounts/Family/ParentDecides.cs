using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Family;

/// <summary>Whether a parent decides about my account in my place: pages offer a child nothing that would be refused (AE-001, AE-013).</summary>
[SignedIn(EvenHeldBack = true)]
internal sealed class ParentDecides(AppDb db, Actor actor)
{
    public sealed record View(bool Yes);

    public async Task<Outcome<View>> Run(CancellationToken stop) => new View(await db.IsChild(actor.Me, stop));
}

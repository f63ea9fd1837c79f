using Questory.Assessment.Contracts;
using Questory.Platform.Access;

namespace Questory.Assessment.Attempts;

/// <summary>Whose answers the actor reads and marks: everybody's, or those of the own learners (AE-032).</summary>
internal sealed class Markable(Actor actor, IEnumerable<IOwnLearners> rooms)
{
    /// <returns>Null for everybody's.</returns>
    public async Task<IReadOnlySet<AccountId>?> People(CancellationToken stop)
    {
        if (actor.May(AssessmentPermissions.MarkAll))
            return null;
        var own = new HashSet<AccountId>();
        foreach (var room in rooms)
            own.UnionWith(await room.Of(actor.Me, stop));
        return own;
    }
}

using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Slices;

/// <summary>May this actor run this slice? Asked before the request is read and again by the runner.</summary>
public sealed class Gate(SliceCatalog slices)
{
    public Problem? Refuses(Type slice, Actor actor) => Refuses(slices.AccessTo(slice), actor);

    public static Problem? Refuses(AccessAttribute access, Actor actor)
    {
        if (actor.IsSystem || access is AnyoneAttribute)
            return null;
        if (actor.Account is null)
            return Outcome.NotSignedIn();
        if (actor.HeldBack is { } reason && access is not SignedInAttribute { EvenHeldBack: true })
            return Outcome.Forbidden(actor.HeldBackCode, reason);
        if (access is OperatorsAttribute)
            return actor.IsOperator ? null : Outcome.Forbidden("operators_only", "Only those who run the installation may do this.");
        // A realm one does not belong to looks like one that does not exist.
        if (actor.Realm is not null && !actor.IsMember && access is not SignedInAttribute { EvenStrangers: true })
            return Outcome.NotFound("realm");
        if (access is RequiresAttribute { Permission: var permission } && !actor.May(permission))
            return Outcome.Forbidden("missing_permission", $"Your roles here do not include “{permission}”.");
        return null;
    }
}

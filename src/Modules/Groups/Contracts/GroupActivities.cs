using Questory.Platform.Activity;

namespace Questory.Groups.Contracts;

/// <summary>What happens in this room. The label is the group's name.</summary>
public static class GroupActivities
{
    /// <summary>Facts: <c>kind</c> of the group.</summary>
    public static readonly ActivityType Joined = new("joined", "group", "Somebody comes into a [group]", "kind");

    /// <summary>Facts: <c>kind</c> of the group.</summary>
    public static readonly ActivityType Left = new("left", "group", "Somebody leaves a [group]", "kind");

    /// <summary>Told of the leader. Facts: <c>kind</c> of the group.</summary>
    public static readonly ActivityType Assigned = new("assigned", "course", "A leader gives a [course] to a [group]", "kind");
}

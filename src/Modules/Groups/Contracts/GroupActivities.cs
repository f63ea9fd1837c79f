using Questory.Platform.Activity;

namespace Questory.Groups.Contracts;

/// <summary>What happens in this room. The label is the group's name.</summary>
public static class GroupActivities
{
    /// <summary>Facts: <c>kind</c> of the group.</summary>
    public static readonly ActivityType Joined = new("joined", "group", "A person became a member of a group", "kind");

    /// <summary>Facts: <c>kind</c> of the group.</summary>
    public static readonly ActivityType Left = new("left", "group", "A person left a group, or was taken out of it", "kind");

    /// <summary>Told of the leader. Facts: <c>kind</c> of the group.</summary>
    public static readonly ActivityType Assigned = new("assigned", "course", "A leader gave a course to a group", "kind");
}

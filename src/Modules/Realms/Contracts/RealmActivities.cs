using Questory.Platform.Activity;

namespace Questory.Realms.Contracts;

/// <summary>What this room records in the stream.</summary>
public static class RealmActivities
{
    public static readonly ActivityType Joined = new("joined", "realm", "Somebody comes into the [realm]");

    public static readonly ActivityType Left = new("left", "realm", "Somebody leaves the [realm]");
}

using Questory.Notices.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Notices;

/// <summary>What there is to tell of lower rooms, which know nothing of notices.</summary>
internal static class NoticeKindsOfRealms
{
    public static readonly NoticeKind Joined = new("joined_realm", "When I come into a [realm]", "Welcome to {{realm}}!")
    {
        After = (RealmActivities.Joined.Verb, RealmActivities.Joined.Object),
        Link = "",
    };
}

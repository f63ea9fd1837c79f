using Questory.Groups.Contracts;
using Questory.Notices.Contracts;

namespace Questory.Groups;

internal static class GroupNotices
{
    public static readonly NoticeKind Joined = new("joined_group", "When I am in a new [group]", "You are in “{{label}}” now.")
    {
        After = (GroupActivities.Joined.Verb, GroupActivities.Joined.Object),
        Tone = NoticeTone.Success,
    };

    public static readonly NoticeKind Assigned = new("course_assigned", "When my [group] gets a [course]", "New for you: “{{label}}”", "All of “{{group}}” work on it.");
}

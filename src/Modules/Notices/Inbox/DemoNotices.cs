using Questory.Notices.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Modules;

namespace Questory.Notices.Inbox;

/// <summary>The demo's people come without joining; they are welcomed all the same, so that no bell is without a notice.</summary>
internal sealed class DemoNotices(Actor actor, NoticeDesk desk)
{
    public void Tell(DemoRealm demo) => desk.Tell(demo.Everybody, NoticeKindsOfRealms.Joined, $"{actor.Here}", new Dictionary<string, string>());
}

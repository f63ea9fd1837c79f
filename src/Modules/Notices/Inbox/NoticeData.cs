using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Notices.Inbox;

/// <summary>What a person was told here, in what they take away.</summary>
internal sealed class NoticeData(AppDb db) : PersonalSection(db, "notices",
[
    new("notices", "notices_notices", "select kind, title, message, created_at, read_at from notices_notices where account_id = $1 order by created_at, id"),
]);

/// <summary>A person's wishes about mail and notices.</summary>
internal sealed class WishData(AppDb db) : PersonalSection(db, "wishes",
[
    new("mail", "notices_preferences", "select email_notifications, weekly_reports, achievement_alerts, updated_at from notices_preferences where account_id = $1"),
    new("kinds", "notices_kind_preferences", "select kind, in_app, mail from notices_kind_preferences where account_id = $1 order by kind"),
])
{
    public override bool OfRealm => false;
}

/// <summary>Notices to others that tell of somebody who is purged: "Mia has earned a badge".</summary>
internal sealed class ForgetNotices(AppDb db) : IErasure
{
    public Task Erase(Leaving person, CancellationToken stop) => db.Execute("""
        delete from notices_notices n where n.object_id = $1 or strpos(coalesce(n.link, ''), $1::text) > 0
            or n.account_id in (select guardian_id from accounts_children where account_id = $1) and exists (
                select from unnest($2::text[]) word where strpos(lower(n.title || ' ' || n.message), lower(word)) > 0)
        """, stop, person.Id.Value, person.Words.ToArray());
}

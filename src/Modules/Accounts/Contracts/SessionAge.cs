using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>Since when the person who asks has been signed in, for rooms that measure time.</summary>
public static class SessionAge
{
    /// <returns>Null when the session is over already.</returns>
    public static async Task<DateTimeOffset?> SessionBegan(this AppDb db, Actor actor, CancellationToken stop) => (await db.Rows(
        "select created_at from accounts_sessions where account_id = $1 and id = $2", row => (DateTimeOffset?)row.GetFieldValue<DateTimeOffset>(0),
        stop, actor.Me.Value, actor.Session)).SingleOrDefault();
}

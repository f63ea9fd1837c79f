using Questory.Platform.Data;
using Questory.Platform.Jobs;

namespace Questory.Accounts.Sessions;

/// <summary>Every hour: takes away expired sessions (AE-012), and counts and links nobody can use any more.</summary>
internal sealed class SweepSessions(AppDb db, TimeProvider time) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var sessions = await db.Execute("delete from accounts_sessions where expires_at <= $1 or ended_at <= $2", stop, now, now.AddDays(-1));
        await db.Execute("delete from accounts_links where expires_at <= $1", stop, now.AddDays(-7));
        await db.Execute("delete from accounts_first_admin_links where expires_at <= $1", stop, now);
        await db.Execute("delete from accounts_lockouts where last_failed_at <= $1", stop, now.AddDays(-2));
        await db.Execute("delete from platform_rate_limits where started_at <= $1", stop, now.AddDays(-1));
        return Counted.Of(sessions, "session") + " deleted";
    }
}

/// <summary>Every day: a signing key of a month hands over to a new one.</summary>
internal sealed class RotateSigningKey(AccessKeys keys) : IJob
{
    public async Task<JobResult> Run(CancellationToken stop) => await keys.RotateIfDue(stop);
}

using Questory.Accounts.Contracts;
using Questory.Platform.Data;

namespace Questory.Accounts.Privacy;

/// <summary>The account itself, without secrets, and where it was used from.</summary>
internal sealed class AccountData(AppDb db) : PersonalSection(db, "account",
    new("account", "accounts_accounts", """
        select id, email, email_verified_at, display_name, first_name, last_name, bio, status, language, time_zone, theme_preference,
               sound_enabled, notifications_enabled, last_sign_in_at, last_sign_in_ip, suspended_reason, suspended_until, grown_up_at, created_at, updated_at, deleted_at
        from accounts_accounts where id = $1
        """),
    new("child", "accounts_children", "select age, requires_consent, freed_at, consent_given_at, withdrawn_at, paused_at, created_at from accounts_children where account_id = $1"),
    new("sessions", "accounts_sessions", """
        select kind, device_type, ip_address, user_agent, created_at, last_seen_at, expires_at, ended_at from accounts_sessions where account_id = $1 order by created_at
        """),
    new("sign_ins", "accounts_sign_ins", "select at, action, reason, ip_address, user_agent from accounts_sign_ins where account_id = $1 order by at, id"),
    new("deletion", "accounts_deletions", "select asked_at, due_at, reason from accounts_deletions where account_id = $1"))
{
    public override bool OfRealm => false;
}

/// <summary>What the person did, and which files they brought.</summary>
internal sealed class ActivityData(AppDb db) : PersonalSection(db, "activity",
    // Months that were put away are the person's as much as the others.
    new("activity", "platform_activity", """
        select at, verb, object_kind, label, facts, ip_address, user_agent from (
            select id, at, verb, object_kind, label, facts, ip_address, user_agent from platform_activity where account_id = $1
            union all select id, at, verb, object_kind, label, facts, ip_address, user_agent from platform_log_put_away($1)) line order by at, id
        """),
    new("files", "platform_files", "select name, content_type, size, created_at from platform_files where account_id = $1 order by created_at"));

namespace Questory.Bench;

/// <summary>Members who have played before and are not playing now, laid down by the database itself.</summary>
internal static class Crowd
{
    /// <param name="lines">XP lines of each.</param>
    public static async Task Join(BenchServer server, Guid realm, int people, int lines = 0)
    {
        await server.Execute("""
            insert into accounts_accounts (id, email, display_name, status, email_verified_at, created_at, updated_at)
            select ('20000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'crowd' || n || '@bench.example', 'Learner ' || n, 'active', now(), now(), now()
            from generate_series(1, $1) n
            """, people);
        await server.Execute("insert into realms_members (account_id, realm_id, joined_at) select id, $1, now() from accounts_accounts where email like 'crowd%'", realm);
        await server.Execute("""
            insert into progress_persons (account_id, realm_id, total_xp, level, xp_to_next, streak_current, streak_longest, streak_day, created_at, updated_at)
            select account_id, $1, 1 + (hashtext(account_id::text) & 1048575) % 400000, 4, 606, 3, 9, current_date, now(), now() from realms_members
            where account_id <> '00000000-0000-7000-8000-000000000001' on conflict (account_id, realm_id) do update set total_xp = excluded.total_xp
            """, realm);
        // Their foreign keys are known to hold: checking them ten million times would take longer than all else.
        if (lines > 0)
            await server.Execute($"""
                begin;
                set local session_replication_role = replica;
                insert into progress_xp_entries (account_id, realm_id, id, source_key, amount, cause, rule_code, rule_version, reason, at)
                select account_id, realm_id, gen_random_uuid(), 'crowd:' || n, 10, '00000000-0000-7000-8000-00000000000c', 'right-answer', 1, 'Right answer', now() - make_interval(days => n)
                from progress_persons, generate_series(1, {lines}) n where account_id::text like '20000000%';
                commit
                """);
        await server.Execute("vacuum analyze");
    }
}

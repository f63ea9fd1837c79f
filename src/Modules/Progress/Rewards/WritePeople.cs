using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Avatars;
using Questory.Progress.Board;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Presence;
using Questory.Progress.Seasons;

namespace Questory.Progress.Rewards;

/// <summary>One round trip: everything that the fold has changed, set by set, whether for one person or for hundreds.</summary>
internal static class WritePeople
{
    private const string Persons = """
        insert into progress_persons as p (account_id, realm_id, total_xp, level, xp_to_next, streak_current, streak_longest, streak_day, created_at, updated_at)
        select s.account_id, $1, s.total_xp, s.level, s.xp_to_next, s.streak_current, s.streak_longest, s.streak_day, $2, $2
        from unnest($3::uuid[], $4::bigint[], $5::int[], $6::bigint[], $7::int[], $8::int[], $9::date[])
            as s (account_id, total_xp, level, xp_to_next, streak_current, streak_longest, streak_day)
        on conflict (account_id, realm_id) do update set total_xp = excluded.total_xp, level = excluded.level, xp_to_next = excluded.xp_to_next,
            streak_current = excluded.streak_current, streak_longest = excluded.streak_longest, streak_day = excluded.streak_day
        """;

    private const string Counters = """
        insert into progress_counters as c (account_id, realm_id, verb, object_kind, variant, value)
        select s.account_id, $1, s.verb, s.object_kind, s.variant, s.by
        from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[]) as s (account_id, verb, object_kind, variant, by)
        on conflict (account_id, realm_id, verb, object_kind, variant) do update set value = c.value + excluded.value
        """;

    private const string Lines = """
        insert into progress_xp_entries (account_id, realm_id, id, source_key, amount, cause, rule_code, rule_version, reason, label, reverses, at, pathway_id)
        select s.account_id, $1, s.id, s.source_key, s.amount, s.cause, s.rule_code, s.rule_version, s.reason, left(s.label, 300), s.reverses, s.at, s.pathway_id
        from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::uuid[], $7::text[], $8::int[], $9::text[], $10::text[], $11::uuid[], $12::timestamptz[], $13::uuid[])
            as s (account_id, id, source_key, amount, cause, rule_code, rule_version, reason, label, reverses, at, pathway_id)
        """;

    private const string Scores = """
        insert into progress_period_scores as p (account_id, realm_id, period, starts_on, xp)
        select s.account_id, $1, s.period, s.starts_on, sum(s.xp)
        from unnest($2::uuid[], $3::text[], $4::date[], $5::bigint[]) as s (account_id, period, starts_on, xp)
        group by s.account_id, s.period, s.starts_on
        on conflict (account_id, realm_id, period, starts_on) do update set xp = p.xp + excluded.xp
        """;

    private const string RuleDays = """
        insert into progress_rule_days (account_id, realm_id, rule_code, day, times)
        select s.account_id, $1, s.rule_code, s.day, s.times from unnest($2::uuid[], $3::text[], $4::date[], $5::int[]) as s (account_id, rule_code, day, times)
        on conflict (account_id, realm_id, rule_code, day) do update set times = excluded.times
        """;

    private const string Earned = """
        insert into progress_earned_achievements (account_id, realm_id, achievement_id, earned_at, source, cause)
        select s.account_id, $1, s.achievement_id, s.earned_at, s.source, s.cause
        from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::uuid[]) as s (account_id, achievement_id, earned_at, source, cause)
        """;

    private const string Unlocked = """
        insert into progress_owned_avatars (account_id, realm_id, avatar_id, unlocked_at, unlock_method)
        select s.account_id, $1, s.avatar_id, s.unlocked_at, s.unlock_method
        from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[]) as s (account_id, avatar_id, unlocked_at, unlock_method)
        """;

    public static async Task Write(AppDb db, RealmId realm, IReadOnlyCollection<PersonState> people, RealmTerms terms, DateTimeOffset now, CancellationToken stop)
    {
        await using var batch = db.Batch();
        batch.Add(Persons, realm.Value, now, Each(people, p => p.Account.Value), Each(people, p => p.TotalXp), Each(people, p => p.Level),
            Each(people, p => terms.Curve.Missing(p.TotalXp, p.Level)),
            Each(people, p => p.Streak.Current), Each(people, p => p.Streak.Longest), Each(people, p => p.Streak.LastDay));
        if (All(people, p => p.Added) is { Count: > 0 } counters)
            batch.Add(Counters, realm.Value, Each(counters, c => c.Who), Each(counters, c => c.What.Key.Verb), Each(counters, c => c.What.Key.ObjectKind),
                Each(counters, c => c.What.Key.Variant), Each(counters, c => c.What.Value));
        if (All(people, p => p.Lines) is { Count: > 0 } lines)
        {
            batch.Add(Lines, realm.Value, Each(lines, l => l.Who), Each(lines, l => l.What.Id), Each(lines, l => l.What.SourceKey), Each(lines, l => l.What.Amount),
                Each(lines, l => l.What.Cause.Id), Each(lines, l => l.What.Rule?.Code), Each(lines, l => l.What.Rule?.Version),
                Each(lines, l => l.What.Reason), Each(lines, l => l.What.Cause.Label), Each(lines, l => l.What.Reverses), Each(lines, l => l.What.Cause.At),
                Each(lines, l => l.What.Pathway));
            Period[] periods = [Period.Week, Period.Month];
            var scores = lines.SelectMany(line => periods, (line, period) => (line.Who, Period: period, line.What)).ToList();
            batch.Add(Scores, realm.Value, Each(scores, s => s.Who), Each(scores, s => Naming.Snake(s.Period)),
                Each(scores, s => PeriodScore.StartOf(s.Period, s.What.Cause.At)), Each(scores, s => s.What.Amount));
            batch.WritePathways(realm, lines);
        }
        if (All(people, p => p.RuleDaysTouched.Select(day => (day.Rule, day.Day, Times: p.TimesOn(day.Rule, day.Day)))) is { Count: > 0 } days)
            batch.Add(RuleDays, realm.Value, Each(days, d => d.Who), Each(days, d => d.What.Rule), Each(days, d => d.What.Day), Each(days, d => d.What.Times));
        if (All(people, p => p.Earned) is { Count: > 0 } earned)
            batch.Add(Earned, realm.Value, Each(earned, e => e.Who), Each(earned, e => e.What.What.Achievement.Id.Value), Each(earned, e => e.What.Cause?.At ?? now),
                Each(earned, e => e.What.Cause?.Type.ToString() ?? "checked criteria"), Each(earned, e => e.What.Cause?.Id));
        if (All(people, p => p.Unlocked) is { Count: > 0 } unlocked)
            batch.Add(Unlocked, realm.Value, Each(unlocked, u => u.Who), Each(unlocked, u => u.What.What.Avatar.Id.Value), Each(unlocked, u => u.What.Cause?.At ?? now),
                Each(unlocked, u => u.What.What.Avatar.UnlockType == UnlockType.Default ? "default" : u.What.Cause?.Type.ToString() ?? "checked criteria"));
        if (All(people, p => p.Challenges.Taken) is { Count: > 0 } steps)
            batch.Write(realm, steps);
        if (All(people, p => p.Seasons.Changed) is { Count: > 0 } seasons)
            batch.Write(realm, seasons, now);
        if (people.SelectMany(p => p.Payments).ToList() is { Count: > 0 } payments)
            batch.Credit(realm, payments, now);
        if (people.Where(p => p.IsHere).ToList() is { Count: > 0 } here)
            batch.NoteHere(realm, Each(here, p => p.Account.Value), Each(here, p => p.IsLearning), now, terms.LongestPause);
        await db.Execute(batch, stop);
    }

    private static TValue[] Each<TRow, TValue>(IEnumerable<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];

    private static List<(Guid Who, TThing What)> All<TThing>(IEnumerable<PersonState> people, Func<PersonState, IEnumerable<TThing>> things) =>
        [.. people.SelectMany(person => things(person), (person, thing) => (person.Account.Value, thing))];
}

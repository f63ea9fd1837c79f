using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Challenges;
using Questory.Progress.Contracts;
using Questory.Progress.Counters;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;
using Questory.Progress.Streaks;

namespace Questory.Progress.Rewards;

/// <summary>One round trip: locks the people of a round, then reads all that the fold needs to know about them.</summary>
/// <remarks><c>offset 0</c> holds the planner to the order meant: for each thing wanted one look by its key. Freely joined, a table
/// that is small when the plan is made would be read whole.</remarks>
internal static class ReadPeople
{
    private const string Persons = $"""
        select z.account_id, z.time_zone, coalesce(p.total_xp, 0), coalesce(p.level, 1),
               coalesce(p.streak_current, 0), coalesce(p.streak_longest, 0), p.streak_day,
               array(select e.achievement_id from progress_earned_achievements e where e.account_id = z.account_id and e.realm_id = $1)
        from {PeopleInSql.Zones} z left join progress_persons p on p.account_id = z.account_id and p.realm_id = $1
        where z.account_id = any($2)
        """;

    private const string Counters = """
        select who.account_id, wanted.verb, wanted.object_kind, wanted.variant, c.value
        from unnest($2::uuid[]) as who (account_id)
        cross join unnest($3::text[], $4::text[], $5::text[]) as wanted (verb, object_kind, variant)
        cross join lateral (select value from progress_counters c where c.account_id = who.account_id and c.realm_id = $1
            and c.verb = wanted.verb and c.object_kind = wanted.object_kind and c.variant = wanted.variant offset 0) c
        """;

    private const string PaidXp = """
        select s.account_id, s.source_key from unnest($2::uuid[], $3::text[]) as s (account_id, source_key)
        cross join lateral (select from progress_xp_entries x where x.account_id = s.account_id and x.realm_id = $1 and x.source_key = s.source_key offset 0) x
        """;

    private const string RuleDays = """
        select r.account_id, r.rule_code, d.day, d.times from unnest($2::uuid[], $3::text[]) as r (account_id, rule_code)
        cross join lateral (select day, times from progress_rule_days d where d.account_id = r.account_id and d.realm_id = $1
            and d.rule_code = r.rule_code and d.day between $4 and $5 offset 0) d
        """;

    public static async Task<Dictionary<AccountId, PersonState>> Read(
        AppDb db, RealmId realm, IReadOnlyCollection<AccountId> accounts, Sources sources, RuleBook book, DateTimeOffset now, CancellationToken stop)
    {
        var people = new Dictionary<AccountId, PersonState>();
        var ids = accounts.Select(account => account.Value).ToArray();
        await using var batch = db.Batch().LockPeople(realm, accounts);
        var readers = new List<Action<NpgsqlDataReader>> { _ => { } };
        void Ask(Action<NpgsqlDataReader> read, string sql, params ReadOnlySpan<object?> parameters)
        {
            batch.Add(sql, parameters);
            readers.Add(read);
        }
        PersonState Of(NpgsqlDataReader row) => people[new AccountId(row.GetGuid(0))];

        Ask(row => people.Add(new(row.GetGuid(0)), Person(row)), Persons, realm.Value, ids);
        if (book.Counters is { Count: > 0 } wanted)
            Ask(row => Of(row).Knows(new CounterKey(row.GetString(1), row.GetString(2), row.GetString(3)), row.GetInt64(4)), Counters, realm.Value, ids,
                wanted.Select(key => key.Verb).ToArray(), wanted.Select(key => key.ObjectKind).ToArray(), wanted.Select(key => key.Variant).ToArray());
        if (book.Avatars.Count > 0)
            Ask(row => Of(row).Owns(new AvatarId(row.GetGuid(1))),
                "select account_id, avatar_id from progress_owned_avatars where account_id = any($2) and realm_id = $1", realm.Value, ids);
        if (sources.Xp is { Count: > 0 } xp)
            Ask(row => Of(row).KnowsPaidXp(row.GetString(1)), PaidXp, realm.Value,
                xp.Select(source => source.Account.Value).ToArray(), xp.Select(source => source.SourceKey).ToArray());
        if (sources.RuleDays is { Count: > 0 } days)
            Ask(row => Of(row).KnowsRuleDay(row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetInt32(3)), RuleDays, realm.Value,
                days.Select(day => day.Account.Value).ToArray(), days.Select(day => day.Rule).ToArray(),
                DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), DateOnly.FromDateTime(now.UtcDateTime).AddDays(1));
        if (sources.Coins.Count > 0)
        {
            batch.AskMoved(realm, sources.Coins);
            readers.Add(row => Of(row).KnowsPaidCoins(row.GetString(1)));
        }

        if (sources.Challenges.Count > 0)
            Ask(row => Of(row).Challenges.Knows(row.GetGuid(1), row.GetInt64(2), row.GetInt64(3)), ChallengeSql.Known, realm.Value, ids, sources.Challenges.ToArray());
        if (sources.Seasons.Count > 0)
            Ask(row => Of(row).Seasons.Knows(new SeasonId(row.GetGuid(1)), row.GetInt64(2)), SeasonSql.Known, realm.Value, ids, sources.Seasons.ToArray());

        await using var reader = await db.Read(batch, stop);
        foreach (var read in readers)
        {
            while (await reader.ReadAsync(stop))
                read(reader);
            await reader.NextResultAsync(stop);
        }
        return people;
    }

    private static PersonState Person(NpgsqlDataReader row)
    {
        var day = row.IsDBNull(6) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(6);
        var person = new PersonState(new(row.GetGuid(0)), TimeZoneInfo.FindSystemTimeZoneById(row.GetString(1)),
            row.GetInt64(2), row.GetInt32(3), new Streak(row.GetInt32(4), row.GetInt32(5), day));
        foreach (var achievement in row.GetFieldValue<Guid[]>(7))
            person.Holds(new AchievementId(achievement));
        return person;
    }
}

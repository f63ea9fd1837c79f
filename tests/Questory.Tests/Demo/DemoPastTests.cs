using Questory.Tests.Cli;
using Questory.Tests.Testing;

namespace Questory.Tests.Demo;

/// <summary>The demo's two weeks, lived through the API when the realm is founded.</summary>
public sealed class DemoPastTests
{
    [Fact, Row("AE-078")]
    public async Task A_first_start_that_is_interrupted_goes_on_where_it_was()
    {
        await using var database = await TestDatabases.Create();
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["QUESTORY_DATABASE"] = database.ConnectionString };
        Assert.Equal(0, (await RunningHost.Run($"migrate up --data \"{folder.Path}\"", settings)).Code);
        await database.Query("""
            create function interrupt() returns trigger language plpgsql as $$ begin
                if new.visits = 6 then raise exception 'power cut'; end if;
                return new;
            end $$
            """);
        await database.Query("create trigger interrupt before update on platform_demo_diaries for each row execute function interrupt()");
        var cut = await RunningHost.Run($"demo kids --data \"{folder.Path}\"", settings);
        Assert.NotEqual(0, cut.Code);
        Assert.Equal(5, await database.Query("select visits from platform_demo_diaries"));
        await database.Query("drop trigger interrupt on platform_demo_diaries");

        var resumed = await RunningHost.Run($"demo kids --data \"{folder.Path}\"", settings);
        Assert.True(resumed.Code == 0, resumed.Output);
        Assert.Contains("from visit 6 on", resumed.Output);
        Assert.Equal(0L, await database.Query("select count(*) from platform_demo_diaries"));
        Assert.Equal(6L, await database.Query("select count(distinct account_id) from progress_xp_entries"));
        Assert.Equal(5, await database.Query("select p.streak_current from progress_persons p join accounts_accounts a on a.id = p.account_id where a.email = 'learner@demo.example'"));
        Assert.Equal(0L, await database.Query("select count(*) from progress_persons p where p.total_xp <> (select coalesce(sum(e.amount), 0) from progress_xp_entries e where e.account_id = p.account_id and e.realm_id = p.realm_id)"));
    }

    [Fact, Row("AE-078")]
    public async Task A_new_demo_realm_has_two_weeks_behind_it_that_its_people_earned_and_a_second_load_adds_nothing()
    {
        await using var database = await TestDatabases.Create();
        using var folder = new TemporaryFolder();
        var first = await Load();
        Assert.Contains("two weeks in", first);
        Assert.DoesNotContain("cut short", first);

        Assert.Equal(6L, await database.Query("select count(distinct account_id) from progress_xp_entries"));
        Assert.Equal((5, "space-cadet"), ((int)(await OfAda("select streak_current from progress_persons"))!,
            (string)(await OfAda("select a.slug from progress_owned_avatars o join progress_avatars a on a.id = o.avatar_id where o.is_worn and o.account_id = (select id from ada)"))!));
        Assert.InRange((long)(await OfAda("select count(distinct (answered_at at time zone 'utc')::date) from assessment_answers"))!, 5L, 12L);
        Assert.InRange((long)(await OfAda("select count(*) from progress_challenge_runs where claimed_at is not null and account_id = (select id from ada)"))!, 1L, 30L);
        Assert.InRange((long)(await OfAda("select count(*) from progress_season_claims"))!, 2L, 10L);
        Assert.Equal(0L, await database.Query("select count(*) from assessment_answers where answered_at > now() - interval '6 hours'"));
        // Whatever stands there adds up to what was paid.
        Assert.Equal(0L, await database.Query("select count(*) from progress_persons p where p.total_xp <> (select coalesce(sum(e.amount), 0) from progress_xp_entries e where e.account_id = p.account_id and e.realm_id = p.realm_id)"));
        Assert.Equal("requested given requested", await database.Query("select string_agg(kind, ' ' order by place) from accounts_consent_lines"));

        var before = await database.Query("select count(*) from platform_activity");
        Assert.DoesNotContain("two weeks in", await Load());
        Assert.Equal(before, await database.Query("select count(*) from platform_activity"));

        async Task<string> Load()
        {
            var loaded = await RunningHost.Run($"demo kids --data \"{folder.Path}\"", new Dictionary<string, string> { ["QUESTORY_DATABASE"] = database.ConnectionString });
            Assert.True(loaded.Code == 0, loaded.Output);
            return loaded.Output;
        }

        // Of the rows of a table with nobody else's in it, those of the child.
        Task<object?> OfAda(string sql) => database.Query(
            $"with ada as (select id from accounts_accounts where email = 'learner@demo.example') {(sql.Contains("ada") ? sql : $"{sql} where account_id = (select id from ada)")}");
    }
}

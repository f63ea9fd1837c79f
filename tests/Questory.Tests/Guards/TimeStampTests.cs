using System.Net;
using System.Net.Http.Json;
using Questory.Tests.Learning;
using Questory.Tests.Testing;

namespace Questory.Tests.Guards;

/// <summary>updated_at moves by itself on every change of every table that has it, whatever the writer says.</summary>
public sealed class TimeStampTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-077")]
    public async Task Every_table_with_the_field_has_the_trigger()
    {
        Assert.True(await world.Scalar<long>("select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid where attname = 'updated_at' and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace") >= 10);
        Assert.Null(await world.Scalar<string>("""
            select string_agg(c.relname, ', ') from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'updated_at' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
              and not exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and p.proname = 'platform_touch' and t.tgenabled <> 'D')
            """));
    }

    [Fact, Row("AE-077")]
    public async Task Switching_sound_moves_updated_at_alone_and_a_clients_value_is_ignored()
    {
        var child = await world.People.NewLearner();
        var (created, updated) = (await At(child, "created_at"), await At(child, "updated_at"));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await child.Http.PatchAsJsonAsync("/api/account/preferences", new { sound_enabled = false, updated_at = "1999-01-01T00:00:00Z", created_at = "1999-01-01T00:00:00Z" });
        Assert.Equal(created, await At(child, "created_at"));
        Assert.True(await At(child, "updated_at") >= updated + TimeSpan.FromMinutes(5));
        await using var connection = await Context.Of(world, child.Id);
        await connection.Execute("update accounts_accounts set updated_at = '1999-01-01Z', sound_enabled = true");
        Assert.NotEqual(1999, (await connection.Scalar<DateTime>("select updated_at from accounts_accounts")).Year);
    }

    [Fact, Row("AE-077")]
    public async Task Through_the_API_each_change_moves_updated_at_of_what_it_changes_and_never_created_at()
    {
        var (admin, parent, child, room) = (await world.People.NewAdmin(), await world.People.New("kids", "parent"), await world.People.NewLearner(), await Classroom.In(world));
        var now = world.Clock.GetUtcNow();
        (await admin.Http.Tell(admin.At("/progress/challenges"), new
        {
            title = "Two right", description = "Two.", challenge_type = "answers", target_value = 2, criteria = new { verb = "answered", @object = "question" },
            valid_date = DateOnly.FromDateTime(now.UtcDateTime), expires_at = now.AddDays(2),
        })).Is(HttpStatusCode.Created);
        (await admin.Http.Tell(admin.At("/progress/seasons"), new { slug = "now", name = "Now", starts_at = now.AddDays(-1), ends_at = now.AddDays(9) })).Is(HttpStatusCode.Created);
        var (course, lesson, question) = await room.OneQuestion(child);
        var second = await room.Statement(lesson);
        await child.Answer(lesson, question, true);

        var sound = new { sound_enabled = false, updated_at = "1999-01-01T00:00:00Z", created_at = "1999-01-01T00:00:00Z" };
        foreach (var person in new[] { child, parent })
        {
            var before = await Shown(person);
            world.Clock.Advance(TimeSpan.FromSeconds(30));
            (await person.Http.Do(HttpMethod.Patch, "/api/account/preferences", sound)).Is(HttpStatusCode.OK);
            var after = await Shown(person);
            Assert.Equal((before.Created, true), (after.Created, after.Updated >= before.Updated + TimeSpan.FromSeconds(30)));
        }
        var statement = new { title = "Reworded", body = new { kind = "true_false", prompt = new { text = "Ice is water." }, answer = true }, updated_at = "1999-01-01T00:00:00Z" };
        await Moves(() => Write(room.Teacher, $"/courses/{course.Id}", new { title = "Renamed", updated_at = "1999-01-01T00:00:00Z" }), ("learning_courses", "created_at", "id", course.Id));
        await Moves(() => Write(room.Teacher, $"/lessons/{lesson}", new { title = "Renamed", kind = "reading", content = new { text = "New." }, updated_at = "1999-01-01T00:00:00Z" }), ("learning_lessons", "created_at", "id", lesson));
        await Moves(() => Write(room.Teacher, $"/questions/{question}", statement), ("assessment_questions", "created_at", "id", question));
        await Moves(() => child.Answer(lesson, second, true), [.. new[] { ("progress_persons", "created_at"), ("learning_course_progress", "started_at"), ("progress_challenge_runs", "started_at"), ("progress_season_standings", "started_at") }
            .Select(table => (table.Item1, table.Item2, "account_id", child.Id.Value))]);
    }

    private async Task Moves(Func<Task> change, params (string Table, string Made, string Key, Guid Id)[] rows)
    {
        async Task<(DateTime Made, DateTime Updated)[]> Read() => await Task.WhenAll(rows.Select(async row => (
            await world.Scalar<DateTime>($"select {row.Made} from {row.Table} where {row.Key} = $1", row.Id), await world.Scalar<DateTime>($"select updated_at from {row.Table} where {row.Key} = $1", row.Id))));
        var before = await Read();
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await change();
        foreach (var (row, was, (made, updated)) in rows.Zip(before, await Read()))
            Assert.True(made == was.Made && updated >= was.Updated.AddSeconds(30), $"{row.Table}: {was} became {(made, updated)}");
    }

    private static async Task Write(TestPerson author, string path, object body) => (await author.Http.Do(HttpMethod.Put, author.At(path), body)).Is(HttpStatusCode.OK);

    private static async Task<(DateTimeOffset Created, DateTimeOffset Updated)> Shown(TestPerson person) => (await person.Http.Ask("/api/account")).Is(HttpStatusCode.OK).Body is var me
        ? (me.GetProperty("created_at").GetDateTimeOffset(), me.GetProperty("updated_at").GetDateTimeOffset()) : default;

    private Task<DateTime> At(TestPerson person, string column) => world.Scalar<DateTime>($"select {column} from accounts_accounts where id = $1", person.Id.Value);
}

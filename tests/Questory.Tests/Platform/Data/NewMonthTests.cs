using Npgsql;
using Questory.Tests.Progress;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Data;

public sealed class NewMonthTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-074")]
    public async Task What_is_written_while_its_month_is_laid_out_lands_in_that_month()
    {
        world.Clock.MoveTo(new DateTimeOffset(2031, 5, 17, 9, 0, 0, TimeSpan.Zero));
        var learner = await world.People.NewLearner();
        await using var connection = await world.Owner.OpenConnectionAsync();
        await using var laying = await connection.BeginTransactionAsync();
        await using (var lay = new NpgsqlCommand("select platform_make_months('2031-05-01', 1)", connection, laying))
            await lay.ExecuteNonQueryAsync();
        var writing = Task.Run(() => world.FinishesLesson(learner, 10));
        while (await world.Scalar<long>("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()") == 0)
            await Task.WhenAny(Task.Delay(10), writing);
        Assert.False(writing.IsCompleted);
        await laying.CommitAsync();
        await writing;
        Assert.Equal(0, await world.Scalar<long>("select count(*) from platform_activity_other where account_id = $1 and at >= '2031-05-01'", learner.Id.Value));
        Assert.True(await world.Scalar<long>("select count(*) from platform_activity where account_id = $1 and verb = 'completed'", learner.Id.Value) == 1);
    }
}

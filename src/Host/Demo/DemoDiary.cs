using Npgsql;

namespace Questory.Host.Demo;

/// <summary>How far a demo realm's past has been lived: kept until it is whole, so that a start which is interrupted goes on with the
/// next visit instead of leaving half a past for good.</summary>
internal sealed class DemoDiary(NpgsqlDataSource owner, string realm)
{
    /// <param name="Today">The day from which the visits count back, UTC.</param>
    /// <param name="Visits">How many have been lived.</param>
    internal sealed record Page(DateOnly Today, int Visits);

    public async Task<Page?> Read(CancellationToken stop)
    {
        await using var command = Command("select today, visits from platform_demo_diaries where slug = $1");
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new Page(row.GetFieldValue<DateOnly>(0), row.GetInt32(1)) : null;
    }

    public async Task<Page> Begin(CancellationToken stop)
    {
        var first = new Page(DateOnly.FromDateTime(DateTime.UtcNow), 0);
        await using var command = Command("insert into platform_demo_diaries (slug, today, visits) values ($1, $2, 0)", first.Today);
        await command.ExecuteNonQueryAsync(stop);
        return first;
    }

    public async Task Note(int visits, CancellationToken stop)
    {
        await using var command = Command("update platform_demo_diaries set visits = $2 where slug = $1", visits);
        await command.ExecuteNonQueryAsync(stop);
    }

    public async Task Close(CancellationToken stop)
    {
        await using var command = Command("delete from platform_demo_diaries where slug = $1");
        await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string sql, object? second = null)
    {
        var command = owner.CreateCommand(sql);
        command.Parameters.Add(new() { Value = realm });
        if (second is not null)
            command.Parameters.Add(new() { Value = second });
        return command;
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Questory.Platform.Data;

/// <summary>Queries of entities in a work that only reads: who asks goes ahead of each in the same round trip, as
/// <see cref="Sql.Batch"/> does for hand-written SQL.</summary>
internal sealed class IntroducedReads : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData happening, InterceptionResult<DbDataReader> result, CancellationToken stop = default)
    {
        if (happening.Context is not AppDb { Reading: { } introduction })
            return result;
        var query = new NpgsqlBatchCommand(command.CommandText);
        foreach (NpgsqlParameter parameter in command.Parameters)
            query.Parameters.Add(parameter.Clone());
        var batch = introduction.Ahead(new NpgsqlBatch((NpgsqlConnection)command.Connection!));
        batch.BatchCommands.Add(query);
        var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        return InterceptionResult<DbDataReader>.SuppressWithResult(reader);
    }

    // Nobody would have said who asks.
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData happening, InterceptionResult<int> result, CancellationToken stop = default) =>
        happening.Context is AppDb { Reading: not null } ? throw new InvalidOperationException("A work that only reads was to write.") : ValueTask.FromResult(result);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData happening, InterceptionResult<DbDataReader> result) =>
        happening.Context is AppDb { Reading: not null } ? throw new InvalidOperationException("A work that only reads waits for its rows: use the asynchronous call.") : result;
}

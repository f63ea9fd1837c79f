using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Questory.Platform.Data;

/// <summary>Hand-written SQL through the same connection and transaction as the entities.</summary>
public static class Sql
{
    /// <summary>A command with positional parameters ($1, $2 …) inside the current transaction. Dispose it.</summary>
    public static NpgsqlCommand Command(this AppDb db, string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    /// <summary>Several statements in one round trip, inside the current transaction, or in a work that only reads with who asks ahead. Dispose it.</summary>
    public static NpgsqlBatch Batch(this AppDb db)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        return db.Reading?.Ahead(batch) ?? batch;
    }

    public static NpgsqlBatch Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        batch.BatchCommands.Add(command);
        return batch;
    }

    /// <summary>Prepared first where the connection keeps its plans (<see cref="Databases.Shared"/>).</summary>
    public static async Task<int> Execute(this AppDb db, NpgsqlBatch batch, CancellationToken stop)
    {
        if (db.KeepsPlans)
            await batch.PrepareAsync(stop);
        return await batch.ExecuteNonQueryAsync(stop);
    }

    /// <inheritdoc cref="Execute(AppDb, NpgsqlBatch, CancellationToken)"/>
    public static async Task<NpgsqlDataReader> Read(this AppDb db, NpgsqlBatch batch, CancellationToken stop)
    {
        if (db.KeepsPlans)
            await batch.PrepareAsync(stop);
        if (db.Reading is null)
            return await batch.ExecuteReaderAsync(stop);
        // Its closing gives the connection back.
        await batch.Connection!.OpenAsync(stop);
        var reader = await batch.ExecuteReaderAsync(CommandBehavior.CloseConnection, stop);
        await reader.NextResultAsync(stop);
        return reader;
    }

    public static async Task<int> Execute(this AppDb db, string sql, CancellationToken stop, params object?[] parameters)
    {
        await using var command = db.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(stop);
    }

    public static async Task<T?> Scalar<T>(this AppDb db, string sql, CancellationToken stop, params object?[] parameters) =>
        (await db.Rows(sql, row => row[0] is T value ? value : default, stop, parameters)).FirstOrDefault();

    public static async Task<List<T>> Rows<T>(this AppDb db, string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop, params object?[] parameters)
    {
        await using var batch = db.Batch().Add(sql, parameters);
        await using var reader = await db.Read(batch, stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
            rows.Add(read(reader));
        return rows;
    }
}

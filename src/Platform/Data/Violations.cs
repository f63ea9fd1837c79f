using Microsoft.EntityFrameworkCore;
using Npgsql;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Data;

/// <summary>What PostgreSQL refuses, as an outcome.</summary>
internal static class Violations
{
    /// <summary>Nobody's fault: the same work, run again, may well succeed.</summary>
    public static bool IsLostRace(Exception failure) =>
        Postgres(failure) is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
            // No rule of ours: the line's month was laid out between choosing its table and writing it.
            or { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null or "" } ||
        failure is DbUpdateConcurrencyException;

    /// <summary>A rule that the database holds as well, broken by a race or by input no guard foresaw.</summary>
    public static Problem? Of(Exception failure) => Postgres(failure) switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: var rule } =>
            Outcome.Conflict("already_exists", $"This already exists ({rule})."),
        { SqlState: PostgresErrorCodes.ForeignKeyViolation, ConstraintName: var rule } =>
            Outcome.Conflict("still_in_use", $"Something else depends on this, or what it names is gone ({rule})."),
        { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: var rule } =>
            Outcome.Invalid(rule ?? "value", $"A value is outside its allowed range ({rule})."),
        _ => null,
    };

    // EF Core wraps once what saving threw, and once more what it takes for a passing failure: a deadlock lies two deep.
    private static PostgresException? Postgres(Exception? failure) =>
        failure is null ? null : failure as PostgresException ?? Postgres(failure.InnerException);
}

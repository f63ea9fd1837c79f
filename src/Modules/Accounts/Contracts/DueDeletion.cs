using Questory.Accounts.People;
using Questory.Accounts.Privacy;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Accounts.Contracts;

/// <summary>Somebody who is deleted and waits for the purge.</summary>
public sealed record DueDeletion
{
    public required AccountId Id { get; init; }
    public required string DisplayName { get; init; }
    public required AccountId? AskedBy { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the last trace goes by itself.</summary>
    public required DateTimeOffset DueAt { get; init; }
}

public static class DueDeletions
{
    /// <summary>To be narrowed by the caller's query; seen by slices that work as the system.</summary>
    public static IQueryable<DueDeletion> ReadDeletions(this AppDb db) =>
        from deletion in db.Set<Deletion>()
        join account in db.Set<Account>() on deletion.AccountId equals account.Id
        select new DueDeletion
        {
            Id = deletion.AccountId, DisplayName = account.DisplayName, AskedBy = deletion.AskedBy, Reason = deletion.Reason, AskedAt = deletion.AskedAt, DueAt = deletion.DueAt,
        };
}

using Questory.Platform.Access;
using Questory.Platform.Modules;

namespace Questory.Accounts.Contracts;

/// <summary>A person who is about to be purged, while the row is still there.</summary>
/// <param name="Words">What must not stand anywhere afterwards: id, e-mail address, names.</param>
public sealed record Leaving(AccountId Id, string Email, IReadOnlyList<string> Words);

/// <summary>A room's share of a purge (AE-024): what names the person without belonging to them by a foreign key, which
/// goes by itself. Found by scan; run as the system, in the transaction that deletes the account, highest room first.</summary>
public interface IErasure : IContribution
{
    Task Erase(Leaving person, CancellationToken stop);
}

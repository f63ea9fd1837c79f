using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>How somebody comes in: by own sign-up, as a child, or because a child named them as its guardian.</summary>
public enum ComesAs { Adult, Child, Guardian }

/// <param name="Invitation">Token or code of the invitation they came by, if any.</param>
public sealed record Newcomer(AccountId Account, string Email, ComesAs As = ComesAs.Adult, string? Invitation = null);

/// <summary>A higher room's share in a sign-up: membership of the realm one signed up in, a first progress record. Called in
/// the transaction that makes the account, lowest room first; a guardian may have been here before.</summary>
public interface INewcomerWelcome
{
    /// <returns>Null, or why nobody may come in this way: then there is no account either.</returns>
    Task<Problem?> Welcome(Newcomer newcomer, CancellationToken stop);
}

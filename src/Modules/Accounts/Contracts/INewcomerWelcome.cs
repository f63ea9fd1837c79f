using Questory.Platform.Access;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>A higher room's share in a sign-up: membership of the realm one signed up in, a first progress record, a parent's
/// mail. Called in the transaction that makes the account, lowest room first.</summary>
public interface INewcomerWelcome
{
    /// <param name="invitation">Token or code of the invitation they came by, if any.</param>
    /// <returns>Null, or why nobody may come in this way: then there is no account either.</returns>
    Task<Problem?> Welcome(AccountId newcomer, string email, string? invitation, CancellationToken stop);
}

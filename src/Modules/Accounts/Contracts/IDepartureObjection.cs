using Questory.Platform.Access;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>A higher room's reason why a person cannot be deleted now, with its cure. Found by scan; asked as the system, in the
/// transaction that would delete the account.</summary>
public interface IDepartureObjection : IContribution
{
    /// <returns>Null, or a 409.</returns>
    Task<Problem?> WhyNot(AccountId person, CancellationToken stop);
}

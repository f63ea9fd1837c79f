using Questory.Platform.Access;
using Questory.Platform.Modules;

namespace Questory.Assessment.Contracts;

/// <summary>A room's word on whose written answers somebody reads and marks who may not mark everybody's: the learners of a class they lead.</summary>
public interface IOwnLearners : IContribution
{
    Task<IReadOnlyCollection<AccountId>> Of(AccountId leader, CancellationToken stop);
}

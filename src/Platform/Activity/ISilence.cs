using Questory.Platform.Access;
using Questory.Platform.Modules;

namespace Questory.Platform.Activity;

/// <summary>A room's word on people of whom nothing may be written for now. Asked of what somebody does to others: those people's
/// activities are left out, and nothing reacts to them. A slice that would change more than the line refuses beforehand.</summary>
public interface ISilence : IContribution
{
    /// <summary>Those of the people of whom nothing may be written; they stay so until this unit of work ends.</summary>
    Task<IReadOnlyCollection<AccountId>> Among(IReadOnlyCollection<AccountId> people, CancellationToken stop);
}

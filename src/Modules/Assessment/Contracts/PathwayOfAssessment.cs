using Questory.Platform.Data;

namespace Questory.Assessment.Contracts;

/// <summary>Says in which pathway an assessment is taken, for what is paid long after the answer was given. The room that asks the
/// assessment registers it; null where it lies in none.</summary>
public sealed record PathwayOfAssessment(Func<AppDb, AssessmentId, CancellationToken, Task<Guid?>> Find);

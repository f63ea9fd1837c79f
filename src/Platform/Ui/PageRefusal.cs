using Questory.Platform.Outcomes;

namespace Questory.Platform.Ui;

/// <summary>Leaves a page that may not be shown, as a redirect does: the shell answers with sign-in or an error page.</summary>
public sealed class PageRefusal(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}

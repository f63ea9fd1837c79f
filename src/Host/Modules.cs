using Questory.Accounts;
using Questory.Assessment;
using Questory.Economy;
using Questory.Groups;
using Questory.Insights;
using Questory.Learning;
using Questory.Notices;
using Questory.Platform.Modules;
using Questory.Progress;
using Questory.Realms;

namespace Questory.Host;

/// <summary>THE list of rooms, lowest first: project references and foreign keys point only upwards in this list.</summary>
public static class Modules
{
    public static ModuleCatalog All { get; } = new(
        new AccountsModule(),
        new RealmsModule(),
        new NoticesModule(),
        new EconomyModule(),
        new ProgressModule(),
        new AssessmentModule(),
        new LearningModule(),
        new GroupsModule(),
        new InsightsModule());
}

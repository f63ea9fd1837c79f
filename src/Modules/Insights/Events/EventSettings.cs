using Questory.Platform.Settings;

namespace Questory.Insights.Events;

internal static class EventSettings
{
    public const string Nobody = "nobody", GrownUps = "grown_ups", Everybody = "everybody";

    public static readonly Setting<string> Of = SettingList.OneOf("insights.events_of", GrownUps,
        "Whose events of use are recorded: nobody's, those of grown-ups, or those of everybody.", Nobody, GrownUps, Everybody) with
    {
        Warning = "With “everybody” the programs of children, too, record what they do here: say so in what their parents consent to.",
    };

    public static readonly Setting<int> KeptDays = new("insights.events_kept_days", 400,
        "Days after which recorded events of use are deleted.", SettingList.Between(1, 4000)) { OfInstallation = true };
}

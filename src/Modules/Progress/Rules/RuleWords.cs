namespace Questory.Progress.Rules;

/// <summary>English sentences for the choices of a rule, to be localised by the page.</summary>
internal static class RuleWords
{
    public static string Often(Once once) => once switch
    {
        Once.PerObject => "once for each thing",
        Once.PerActivity => "every time",
        Once.PerDay => "once a day",
        _ => "once ever",
    };
}

using Questory.Platform.Settings;

namespace Questory.Assessment.Contracts;

public static class AssessmentSettings
{
    /// <summary>Tries, 1 to 100.</summary>
    public static readonly Setting<int> ShowRightAnswerAfter = new("assessment.show_right_answer_after", 1,
        "After how many wrong tries the right answer is shown", SettingList.Between(1, 100));

    /// <summary>Code of a currency of the realm.</summary>
    public static readonly Setting<string> HintCurrency = new("assessment.hint_currency", "coins",
        "The currency in which hints are paid",
        code => code.Length is > 0 and <= 20 ? null : "Give the code of one of the realm's currencies.");
}

using Questory.Platform.Texts;
using Questory.Platform.Ui;

namespace Questory.Progress.Ledger;

/// <summary>Lines of the XP ledger as a page shows them.</summary>
internal static class XpLines
{
    public static Reward Show(Text text, MyXpHistory.View line) => new(
        (line.Amount > 0 ? "+" : "−") + text.Number(Math.Abs(line.Amount)), text["XP"], line.Reason,
        line.Reverses is null ? text.Moment(line.At) : text["{0}; takes an earlier line back", text.Moment(line.At)]);
}

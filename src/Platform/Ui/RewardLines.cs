using Questory.Platform.Activity;
using Questory.Platform.Texts;

namespace Questory.Platform.Ui;

/// <summary>Receipts as lines of a <see cref="RewardList"/>: what was gained, and why. Levels and achievements are celebrated on their own.</summary>
public static class RewardLines
{
    /// <param name="streaks">Whether to tell of the streak too.</param>
    public static IReadOnlyList<Reward> Of(Text text, IEnumerable<Receipt> receipts, bool streaks = true) =>
    [
        .. receipts.Where(receipt => receipt.Kind is "xp" or "currency" || (streaks && receipt.Kind == "streak")).Select(receipt => receipt.Kind switch
        {
            "xp" => new Reward(Signed(text, receipt.Amount), text["XP"], receipt.Reason),
            "currency" => new Reward(Signed(text, receipt.Amount), receipt.Title, receipt.Reason, Kind: receipt.Of is "keys" ? "key" : "coin"),
            _ => new Reward(text.Number(receipt.Amount), text.Count(receipt.Amount, "day", "days"), receipt.Title, Kind: "flame"),
        }),
    ];

    private static string Signed(Text text, long amount) => (amount > 0 ? "+" : "") + text.Number(amount);
}

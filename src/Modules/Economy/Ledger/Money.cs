using Questory.Platform.Texts;

namespace Questory.Economy.Ledger;

/// <summary>How an amount is shown: minor units with the currency's point, in the reader's language.</summary>
internal static class Money
{
    public static string Show(Text text, long minor, int decimals) =>
        (minor / (decimal)Math.Pow(10, decimals)).ToString($"N{decimals}", text.Culture);

    /// <summary>The line icon of a currency's sign.</summary>
    public static string Icon(string sign) => sign switch
    {
        "key" => "key",
        "heart" => "heart",
        "star" => "star",
        _ => "coins",
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>
/// How much of the full mark an option or accepted answer is worth: −100 % to 100 %, in steps of 0.00001 %.
/// </summary>
/// <remarks>
/// Moodle and GIFT state thirds, sixths and sevenths with five decimals (33.33333, 14.28571). Whole numbers of that
/// smallest step hold each of them exactly and give the same file back; a float would not, and permille would turn
/// three thirds into 999. In JSON a weight is the percentage, for example <c>33.33333</c>.
/// </remarks>
[JsonConverter(typeof(WeightJson))]
internal readonly record struct Weight(int Steps)
{
    private const int StepsPerPercent = 100_000;

    public static readonly Weight None = default;
    public static readonly Weight Full = new(100 * StepsPerPercent);

    public decimal Percent => Steps / (decimal)StepsPerPercent;

    public bool IsFull => this == Full;

    /// <summary>The mark this weight alone earns, 0 to 1000: nobody loses points by answering.</summary>
    public int Permille => PermilleOf(Steps, Full.Steps);

    /// <param name="percent">Rounded to five decimals; false when outside −100 to 100.</param>
    public static bool TryPercent(decimal percent, out Weight weight)
    {
        weight = default;
        if (percent is < -100 or > 100) return false;
        weight = new Weight((int)Math.Round(percent * StepsPerPercent, MidpointRounding.AwayFromZero));
        return true;
    }

    /// <summary>A part of a whole as 0 to 1000, rounded half up; but only the whole is 1000, and less than nothing is nothing.</summary>
    public static int PermilleOf(long part, long whole) =>
        part <= 0 ? 0 : part >= whole ? 1000 : (int)Math.Min(999, (part * 1000 + whole / 2) / whole);
}

internal sealed class WeightJson : JsonConverter<Weight>
{
    public override Weight Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var percent) && Weight.TryPercent(percent, out var weight)
            ? weight
            : throw new JsonException("A weight is a percentage from -100 to 100, with up to five decimals.");

    public override void Write(Utf8JsonWriter writer, Weight weight, JsonSerializerOptions options) =>
        writer.WriteNumberValue(weight.Percent);
}

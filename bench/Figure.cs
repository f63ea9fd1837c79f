using System.Text.Json;

namespace Questory.Bench;

/// <summary>One measured figure beside what bounds it.</summary>
/// <param name="Versus">What the ratio is taken against, and its own value in the same unit; null when it stands alone.</param>
/// <param name="Target">Smallest ratio, without a limit smallest value (or, with <paramref name="AtMost"/>, largest value) that is good enough; null when none is set.</param>
internal sealed record Figure(string Name, double Value, string Unit, string? Versus = null, double? Limit = null, double? Target = null, bool AtMost = false)
{
    public double? Ratio => Limit is > 0 ? Value / Limit : null;

    public bool? Met => Target is null ? null : AtMost ? (Ratio ?? Value) <= Target : (Ratio ?? Value) >= Target;

    public string ToJson() => JsonSerializer.Serialize(new
    {
        name = Name, value = Round(Value), unit = Unit, versus = Versus, limit = Round(Limit), ratio = Round(Ratio), target = Target, met = Met,
    });

    public static void PrintTable(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine($"{"figure",-44} {"value",12} {"unit",-8} {"limit",12} {"ratio",8} {"target",8}  met");
        foreach (var figure in figures)
            Console.WriteLine($"{figure.Name,-44} {figure.Value,12:N1} {figure.Unit,-8} {figure.Limit,12:N1} {figure.Ratio,8:N2} {figure.Target,8:N2}  {figure.Met switch { true => "yes", false => "NO", null => "" }}");
    }

    private static double? Round(double? value) => value is null ? null : Math.Round(value.Value, 3);
}

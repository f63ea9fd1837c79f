using System.Text.Json.Serialization;

namespace Questory.Assessment.Questions;

/// <summary>An option of a single- or multiple-choice question.</summary>
internal sealed record ChoiceOption(RichText Text, Weight Weight = default, RichText? Feedback = null, string? Id = null)
{
    public const int MinCount = 2;
    public const int MaxCount = 50;

    public RichText Text { get; init; } = Text ?? new RichText("");

    /// <inheritdoc cref="ItemId"/>
    public string Id { get => field ?? ItemId.Of(Text.Text); init => field = ItemId.Given(value); } = ItemId.Given(Id)!;

    [JsonIgnore]
    public Item Shown => new(Text, Id);

    /// <summary>The faults that both kinds of choice have in common. False when looking further makes no sense.</summary>
    public static bool Check(QuestionProblems problems, IReadOnlyList<ChoiceOption> options)
    {
        if (!problems.List("options", options, MinCount, MaxCount)) return false;
        foreach (var (i, option) in options.Index())
        {
            problems.Text($"options[{i}].text", option.Text.Text, RichText.PartMax, i);
            problems.Optional($"options[{i}].feedback", option.Feedback, RichText.PartMax, i);
        }

        problems.Distinct("options", options.Select(option => (option.Id, option.Text.Text)));
        return true;
    }
}

using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>
/// Give each left side its right side. Each pair counts the same; the order in which pairs are sent does not matter
/// (AE-057). The answer names a right side for every left side: <c>{"left id": "right id", …}</c>.
/// </summary>
internal sealed record Matching() : QuestionBody(Name)
{
    public const string Name = "matching";
    public const int MaxCount = 50;
    public const int RightMax = 1_000;

    public IReadOnlyList<MatchPair> Pairs { get; init => field = value ?? []; } = [];

    /// <summary>Right sides that belong to no left side.</summary>
    public IReadOnlyList<Distractor> Distractors { get; init => field = value ?? []; } = [];

    // Two left sides may share one right side; it is offered once, under the id it was given first.
    private IEnumerable<Distractor> Rights =>
        Pairs.Select(pair => new Distractor(pair.Right, pair.RightId)).Concat(Distractors).DistinctBy(right => right.Text);

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt)
    {
        Lefts = [.. Pairs.Select(pair => new Item(pair.Left, pair.Id))],
        Options = Shuffle.By(shuffleSeed, Rights.Select(right => new Item(new RichText(right.Text), right.Id))),
    };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (!problems.List("pairs", Pairs, 1, MaxCount) | !problems.List("distractors", Distractors, 0, MaxCount)) return;
        foreach (var (i, pair) in Pairs.Index())
        {
            problems.Text($"pairs[{i}].left.text", pair.Left.Text, RichText.PartMax, i);
            problems.Text($"pairs[{i}].right", pair.Right, RightMax, i);
        }

        foreach (var (i, distractor) in Distractors.Index()) problems.Text($"distractors[{i}].text", distractor.Text, RightMax);
        problems.Distinct("pairs", Pairs.Select(pair => (pair.Id, pair.Left.Text)));
        var rights = Rights.ToList();
        if (rights.Count < 2)
            problems.Add("pairs", "there is only one right side to choose", "Add a pair with another right side, or a distractor.");
        if (rights.DistinctBy(right => right.Id).Count() < rights.Count || !rights.All(right => ItemId.IsWellFormed(right.Id)))
            problems.Add("pairs", "the ids of the right sides are not usable", "Leave right_id out of new pairs.");
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        if (AnswerShape.Pairs(answer, Pairs.Count, out var sent) is { } wrong) return wrong;
        var rights = Rights.ToDictionary(right => right.Id, right => right.Text);
        if (sent.Keys.FirstOrDefault(left => Pairs.All(pair => pair.Id != left)) is { } stranger)
            return new WrongShape($"answer.{stranger}", "This question has no such left side.");
        List<ItemMark> marks = [];
        foreach (var pair in Pairs)
        {
            if (!sent.TryGetValue(pair.Id, out var id)) return new WrongShape($"answer.{pair.Id}", "Every left side needs a right side.");
            if (!rights.TryGetValue(id, out var text)) return new WrongShape($"answer.{pair.Id}", "This question has no such right side.");
            marks.Add(new ItemMark(pair.Id, text == pair.Right));
        }

        var permille = Weight.PermilleOf(marks.Count(mark => mark.Right), Pairs.Count);
        return new Mark(permille, Questions.Mark.VerdictOf(permille))
        {
            Items = marks,
            RightAnswers = [.. Pairs.Select(pair => new RightAnswer(pair.Id, pair.Left, pair.Right))],
        };
    }
}

/// <summary>A left side and the right side that belongs to it.</summary>
internal sealed record MatchPair(RichText Left, string Right, string? Id = null, string? RightId = null)
{
    public RichText Left { get; init; } = Left ?? new RichText("");

    public string Right { get; init; } = Right ?? "";

    /// <inheritdoc cref="ItemId"/>
    public string Id { get => field ?? ItemId.Of(Left.Text); init => field = ItemId.Given(value); } = ItemId.Given(Id)!;

    /// <inheritdoc cref="ItemId"/>
    public string RightId { get => field ?? ItemId.Of(Right); init => field = ItemId.Given(value); } = ItemId.Given(RightId)!;
}

/// <summary>A right side that belongs to no left side.</summary>
internal sealed record Distractor(string Text, string? Id = null)
{
    public string Text { get; init; } = Text ?? "";

    /// <inheritdoc cref="ItemId"/>
    public string Id { get => field ?? ItemId.Of(Text); init => field = ItemId.Given(value); } = ItemId.Given(Id)!;
}

using System.Text.Json;

namespace Questory.Assessment.Questions;

/// <summary>Put things in order. The answer lists every item's id, first to last: <c>["b…", "a…", "c…"]</c>.</summary>
internal sealed record Ordering() : QuestionBody(Name)
{
    public const string Name = "ordering";
    public const int MinCount = 2;
    public const int MaxCount = 30;

    /// <summary>In the right order.</summary>
    public IReadOnlyList<Item> Items { get; init => field = value ?? []; } = [];

    /// <summary>
    /// False: all or nothing. True: the mark is the share of items that need not be moved. Of n items, the longest
    /// series that stands in the right order among itself, less one, out of n − 1: one item out of place costs one
    /// step wherever it landed, and the order turned round earns nothing.
    /// </summary>
    public bool PartialCredit { get; init; }

    public override QuestionFace Face(long shuffleSeed) => new(Kind, Prompt) { Options = Shuffle.By(shuffleSeed, Items) };

    protected override void CheckAnswers(QuestionProblems problems)
    {
        if (!problems.List("items", Items, MinCount, MaxCount)) return;
        foreach (var (i, item) in Items.Index()) problems.Text($"items[{i}].text", item.Text.Text, RichText.PartMax, i);
        problems.Distinct("items", Items.Select(item => (item.Id, item.Text.Text)));
    }

    protected override MarkResult Judge(JsonElement answer)
    {
        if (AnswerShape.Ids(answer, Items.Count, out var ids) is { } wrong) return wrong;
        var places = Items.Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index);
        if (ids.FindIndex(id => !places.ContainsKey(id)) is >= 0 and var stranger) return new WrongShape($"answer[{stranger}]", "This question has no such item.");
        if (ids.Count < Items.Count) return new WrongShape("answer", $"Send all {Items.Count} items.");
        var sent = ids.ConvertAll(id => places[id]);
        var inPlace = LongestRise(sent) - 1;
        var permille = PartialCredit || inPlace == Items.Count - 1 ? Weight.PermilleOf(inPlace, Items.Count - 1) : 0;
        return new Mark(permille, Questions.Mark.VerdictOf(permille))
        {
            Items = [.. ids.Index().Select(entry => new ItemMark(entry.Item, sent[entry.Index] == entry.Index))],
            RightAnswers = [.. Items.Select(item => new RightAnswer(item.Id, item.Text))],
        };
    }

    private static int LongestRise(List<int> places)
    {
        var upTo = new int[places.Count];
        for (var i = 0; i < places.Count; i++)
            upTo[i] = 1 + Enumerable.Range(0, i).Where(j => places[j] < places[i]).Select(j => upTo[j]).DefaultIfEmpty().Max();
        return upTo.Max();
    }
}

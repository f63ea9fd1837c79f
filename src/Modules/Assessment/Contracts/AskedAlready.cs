using Questory.Assessment.Banks;
using Questory.Assessment.Questions;

namespace Questory.Assessment.Contracts;

/// <summary>Which questions of a file are new.</summary>
/// <param name="New">What is left of the group.</param>
/// <param name="Same">How many are asked word for word already.</param>
/// <param name="Differing">Titles or ids of those that are asked already in other words.</param>
public sealed record GroupShare(FileGroup New, int Same, IReadOnlyList<string> Differing);

/// <summary>What some assessments ask already, so that a file taken twice doubles nothing. A question is known by its words; else by
/// the id it had in its file; else, within one assessment, by its title.</summary>
public sealed class AskedAlready
{
    private readonly HashSet<string> words, ids;
    private readonly ILookup<AssessmentId?, string> titles;

    internal AskedAlready(IReadOnlyList<AuthoredQuestions> asked)
    {
        words = [.. asked.Select(found => Words(found.View.Title, QuestionJson.Read(found.View.Body.GetRawText())))];
        ids = [.. asked.Select(found => found.View.ExternalId).OfType<string>()];
        titles = asked.Where(found => found.View.Title.Length > 0).ToLookup(found => found.Within, found => found.View.Title);
        Counts = asked.GroupBy(found => found.Within!.Value).ToDictionary(lesson => lesson.Key, lesson => lesson.Count());
    }

    /// <summary>How many questions each of them asks.</summary>
    public IReadOnlyDictionary<AssessmentId, int> Counts { get; }

    /// <param name="here">The assessment that the group would go to; null for one not made yet.</param>
    public GroupShare Part(FileGroup group, AssessmentId? here)
    {
        var (fresh, differing) = (new List<FiledQuestion>(), new List<string>());
        foreach (var filed in group.Filed.Where(filed => !words.Contains(Words(filed.Content.Title, filed.Content.Body))))
            if ((filed.ExternalId is { } id && ids.Contains(id)) || (here is not null && titles[here].Contains(filed.Content.Title)))
                differing.Add(filed.Content.Title.Length > 0 ? filed.Content.Title : filed.ExternalId!);
            else
                fresh.Add(filed);
        // The same file twice in one upload is the same file again.
        words.UnionWith(fresh.Select(filed => Words(filed.Content.Title, filed.Content.Body)));
        return new GroupShare(new FileGroup(group.Category, fresh), group.Questions - fresh.Count - differing.Count, differing);
    }

    private static string Words(string title, QuestionBody body) => title + "\n" + QuestionJson.Write(body);
}

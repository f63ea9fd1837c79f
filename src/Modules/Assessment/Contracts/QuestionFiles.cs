using Questory.Assessment.Assessments;
using Questory.Assessment.Banks;
using Questory.Assessment.Gift;
using Questory.Platform.Access;
using Questory.Platform.Data;

namespace Questory.Assessment.Contracts;

/// <summary>One thing that a person has to mend in a file.</summary>
/// <param name="Line">From 1; likewise the column, in characters.</param>
public sealed record FileProblem(string File, int Line, int Column, string Problem, string Cure);

/// <summary>Questions of one category of a file, in the file's order; a category may be named and hold none.</summary>
public sealed class FileGroup
{
    internal FileGroup(string? category, IReadOnlyList<FiledQuestion> questions) => (Category, Filed) = (category, questions);

    /// <summary>The path as the file writes it; null before the first one.</summary>
    public string? Category { get; }
    public int Questions => Filed.Count;
    internal IReadOnlyList<FiledQuestion> Filed { get; }
}

/// <summary>A question file as it was understood. With a single problem nothing of it may be taken.</summary>
public sealed record QuestionFile(string Name, IReadOnlyList<FileGroup> Groups, IReadOnlyList<FileProblem> Problems)
{
    public bool IsSound => Problems.Count == 0;
}

/// <param name="Omitted">What GIFT has no words for, a sentence each.</param>
public sealed record WrittenFile(string Text, IReadOnlyList<string> Omitted);

/// <summary>Takes questions from Moodle's GIFT files and gives them back.</summary>
public sealed class QuestionFiles(AppDb db, Actor actor, TimeProvider time)
{
    /// <summary>Reads a file as it lies on disk. Everything not understood is named by line, problem and cure.</summary>
    public static QuestionFile Read(string name, ReadOnlySpan<byte> bytes)
    {
        var file = GiftReader.Read(bytes, name);
        var problems = file.Problems.Select(fault => new FileProblem(fault.File, fault.Line, fault.Column, fault.What, fault.Cure)).ToList();
        var filed = new List<FiledQuestion>();
        foreach (var question in file.Questions)
        {
            var (understood, faults) = GiftQuestions.Understand(question, name);
            problems.AddRange(faults);
            if (understood is not null)
                filed.Add(understood);
        }
        if (file.Questions.Count == 0 && file.Categories.Count == 0 && problems.Count == 0)
            problems.Add(new FileProblem(name, 1, 1, "there is no question in this file", "Choose a file in Moodle's GIFT format."));
        var categories = filed.Select(question => question.Category).Concat(file.Categories.Select(category => category.Path)).Distinct();
        var groups = categories.Select(category => new FileGroup(category, [.. filed.Where(question => question.Category == category)]));
        return new QuestionFile(name, [.. groups.Where(group => group.Questions > 0 || group.Category is not null)],
            [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }

    /// <summary>Puts a group's questions into their bank and, in order, into an assessment behind so many others.</summary>
    /// <param name="assessment">Null for a group without questions: only its bank is made.</param>
    public async Task Keep(FileGroup group, AssessmentId? assessment, int after, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var bank = await db.BankAt(actor.Here, group.Category ?? "", now, stop);
        if (assessment is not { } asked)
            return;
        foreach (var (index, filed) in group.Filed.Index())
        {
            var (question, version) = Question.Create(actor.Here, bank.Id, filed.Content, filed.ExternalId, actor.Account, now);
            db.AddRange(question, version,
                new AssessmentItem { AssessmentId = asked, QuestionId = question.Id, RealmId = actor.Here, Position = after + index + 1 });
        }
    }

    /// <summary>What these assessments ask, to hold a file against.</summary>
    public async Task<AskedAlready> AskedIn(IReadOnlyList<AssessmentId> assessments, CancellationToken stop) =>
        new(await AuthoredQuestions.Of(db, stop, within: assessments));

    /// <summary>The questions of these assessments, one after the other, as a GIFT file.</summary>
    public async Task<WrittenFile> Write(IReadOnlyList<AssessmentId> assessments, CancellationToken stop)
    {
        var questions = await AuthoredQuestions.Of(db, stop, within: assessments);
        var written = GiftWriter.Write([.. questions.Select(found => GiftQuestions.Write(found.View))]);
        return new WrittenFile(written.Text, [.. written.Omitted.Select(omission => $"{omission.Question}: {omission.What}")]);
    }
}

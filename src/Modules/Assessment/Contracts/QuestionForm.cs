using Questory.Assessment.Editing;
using Questory.Assessment.Questions;
using Questory.Platform.Outcomes;

namespace Questory.Assessment.Contracts;

/// <summary>A question of any kind as <see cref="QuestionEditor"/> sends it: texts, which may be empty, and rows.</summary>
public sealed class QuestionForm
{
    public string Kind { get; set; } = "";

    /// <summary>The kind that compares an interactive question; the rows are its parts.</summary>
    public string? Rule { get; set; }
    public string? Title { get; set; }
    public string? Prompt { get; set; }
    public string? AfterGap { get; set; }

    /// <summary>The markup of every text that names none of its own.</summary>
    public string? Format { get; set; }
    public FormText? Explanation { get; set; }
    public string? Difficulty { get; set; }
    public string? XpReward { get; set; }
    public string? HintText { get; set; }
    public string? HintCost { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Tags { get; set; }
    public string? Bank { get; set; }

    /// <summary>The version that is edited; null while the question is new.</summary>
    public int? Version { get; set; }

    /// <summary>Options, pairs, accepted answers or items in order. A form without any sends no list at all.</summary>
    public List<FormRow> Rows { get; set => field = value ?? []; } = [];

    /// <summary>Right sides of a matching question that belong to no left side.</summary>
    public List<FormRow> Extras { get; set => field = value ?? []; } = [];

    /// <summary>Whether the statement is true.</summary>
    public bool Answer { get; set; }
    public FormText? TrueFeedback { get; set; }
    public FormText? FalseFeedback { get; set; }
    public FormText? OtherFeedback { get; set; }
    public bool PartialCredit { get; set; }

    /// <summary>The kind that says which answer parts there are.</summary>
    internal string AnsweredAs => Kind == Interactive.Name ? Rule ?? Ordering.Name : Kind;

    /// <summary>What a row's button asked for: <c>add</c>, <c>add-extra</c>, <c>remove-2</c>, <c>remove-extra-0</c>, <c>up-1</c>,
    /// <c>down-1</c>, or <c>rule</c> for the
    /// parts of another rule. Null saves.</summary>
    public string? Do { get; set; }

    /// <summary>The row that has just been added or moved, where typing goes on; <c>"extra"</c> for the last extra one.</summary>
    internal string? Focus { get; private set; }

    /// <summary>A form for a new question, with as many empty rows as such a question usually needs.</summary>
    public static QuestionForm Blank(string kind) => new()
    {
        Kind = kind, Format = "plain", Difficulty = "easy", XpReward = "10", Answer = true,
        Rows = [.. Enumerable.Range(0, UsualRows(kind)).Select(_ => new FormRow())],
    };

    private static int UsualRows(string kind) => kind switch
    {
        SingleChoice.Name or MultipleChoice.Name => 4,
        Matching.Name or Ordering.Name or Interactive.Name => 3,
        Numeric.Name or ShortAnswer.Name => 1,
        _ => 0,
    };

    /// <summary>Empty rows at the end again, where a refused form has lost them: there is to be something to fill in.</summary>
    public void Refill()
    {
        while (Rows.Count < UsualRows(Kind))
            Rows.Add(new FormRow());
    }

    public static QuestionForm Of(AuthoredQuestion question) => QuestionFilling.Fill(question);

    /// <summary>Adds, removes or moves a row when a button asked for it: then the form is to be shown again, not saved.</summary>
    public bool Change()
    {
        Focus = null;
        if (Do is null)
            return false;
        var rows = Do.Contains("extra", StringComparison.Ordinal) ? Extras : Rows;
        var at = int.TryParse(Do[(Do.LastIndexOf('-') + 1)..], out var index) && index < rows.Count ? index : -1;
        switch (Do.Split('-')[0])
        {
            case "add":
                rows.Add(new FormRow());
                Focus = rows == Extras ? "extra" : $"{rows.Count - 1}";
                break;
            case "remove" when at >= 0:
                rows.RemoveAt(at);
                break;
            case "up" when at > 0:
                (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
                Focus = $"{at - 1}";
                break;
            case "down" when at >= 0 && at < rows.Count - 1:
                (rows[at + 1], rows[at]) = (rows[at], rows[at + 1]);
                Focus = $"{at + 1}";
                break;
        }
        return true;
    }

    /// <summary>What was meant; 422 where a number is none. Rows left empty are dropped, here and in the form.</summary>
    public Outcome<QuestionInput> Read()
    {
        Rows.RemoveAll(row => row.IsEmpty);
        Extras.RemoveAll(row => row.IsEmpty);
        return QuestionReading.Read(this);
    }
}

/// <summary>A text and, where it differs from the question's, its own markup.</summary>
public sealed class FormText
{
    public string? Text { get; set; }
    public string? Format { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);
}

/// <summary>One line of an answer part; each kind uses the fields it needs.</summary>
public sealed class FormRow
{
    /// <summary>Kept through edits, so that old answers stay readable.</summary>
    public string? Id { get; set; }
    public string? PartnerId { get; set; }
    public FormText? Text { get; set; }

    /// <summary>The partner of a matching question's left side.</summary>
    public string? Partner { get; set; }
    public bool Right { get; set; }

    /// <summary>Percent; empty where <see cref="Right"/> says enough.</summary>
    public string? Weight { get; set; }
    public FormText? Feedback { get; set; }
    public string? Number { get; set; }
    public string? Tolerance { get; set; }
    public string? Low { get; set; }
    public string? High { get; set; }

    internal bool IsEmpty => Text is not { IsEmpty: false } && Feedback is not { IsEmpty: false } &&
        new[] { Partner, Number, Tolerance, Low, High }.All(string.IsNullOrWhiteSpace);
}

namespace Questory.Assessment.Questions;

/// <summary>One fault in a question.</summary>
/// <param name="Field">Path in the question's JSON, for example <c>options[2].weight</c>.</param>
/// <param name="Item">Place in the list that <paramref name="Field"/> names, counted from 0; null when no single entry is at fault.</param>
internal sealed record QuestionProblem(string Field, string What, string Cure, int? Item = null);

/// <summary>Gathers the faults of one question, so that its author sees all of them at once.</summary>
internal sealed class QuestionProblems
{
    private readonly List<QuestionProblem> found = [];

    public IReadOnlyList<QuestionProblem> Found => found;

    public void Add(string field, string what, string cure, int? item = null) => found.Add(new(field, what, cure, item));

    public void Text(string field, string? text, int max, int? item = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(field, "the text is empty", "Write something here.", item);
        else if (text.Length > max)
            Add(field, $"the text has {text.Length} characters", $"Keep it to {max}.", item);
        else if (!IsStorable(text))
            Add(field, "the text holds a character that cannot be stored", "Delete the NUL or broken character and type it again.", item);
    }

    public void Optional(string field, RichText? text, int max, int? item = null)
    {
        if (text is not null) Text($"{field}.text", text.Text, max, item);
    }

    /// <summary>False when there are too few or too many entries or holes between them: then looking closer makes no sense.</summary>
    public bool List<T>(string field, IReadOnlyList<T> entries, int min, int max) where T : class
    {
        var before = found.Count;
        if (entries.Count < min) Add(field, $"there are {entries.Count}", $"Give at least {min}.");
        if (entries.Count > max) Add(field, $"there are {entries.Count}", $"Keep it to {max}.");
        foreach (var (i, entry) in entries.Take(max).Index())
            if (entry is null) Add($"{field}[{i}]", "the entry is null", "Fill it in or remove it.", i);

        return found.Count == before;
    }

    /// <summary>Every entry can be pointed at: ids are well formed, and no id or wording comes twice.</summary>
    public void Distinct(string field, IEnumerable<(string Id, string Text)> entries)
    {
        HashSet<string> ids = [], texts = [];
        foreach (var (i, (id, text)) in entries.Index())
            if (!ItemId.IsWellFormed(id))
                Add($"{field}[{i}].id", "the id is not usable", $"Use up to {ItemId.Max} of a-z, A-Z, 0-9, - and _, or leave it out.", i);
            else if (!texts.Add(text.Trim()))
                Add($"{field}[{i}].text", "the same wording stands twice", "Change or remove one of the two.", i);
            else if (!ids.Add(id))
                Add($"{field}[{i}].id", "the same id stands twice", "Leave it out of new entries.", i);
    }

    /// <summary>PostgreSQL's jsonb takes neither NUL nor half a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\0') return false;
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return false;

        return true;
    }
}

using Questory.Platform.Texts;
using Questory.Progress.Counters;

namespace Questory.Progress.Achievements;

/// <summary>What criteria ask for, in plain words: "Reach level 5", "Finish 3 missions".</summary>
/// <param name="names">Names of achievements by slug; one that is missing is a secret (AE-064).</param>
internal readonly struct CriteriaWords(Text text, IReadOnlyDictionary<string, string> names)
{
    /// <summary>A sentence for each thing asked for; one sentence for all when any of them will do.</summary>
    public IReadOnlyList<string> Of(Criteria criteria)
    {
        var words = this;
        List<string> all = [.. criteria.Steps.Select(step => words.Say(step)).Distinct()];
        return criteria.AnyWillDo && all.Count > 1 ? [string.Join($" {text["or"]} ", all)] : all;
    }

    private string Say(Criteria.Step step) => step switch
    {
        { Counter: { } counter } => Say(counter, step.AtLeast),
        { Measure: "xp" } => text["Collect {0} XP", text.Number(step.AtLeast)],
        { Measure: "level" } => text["Reach level {0}", step.AtLeast],
        { Measure: "streak" or "longest_streak" } => text.Count(step.AtLeast, "Come on one day", "Come {0} days in a row"),
        _ => text["A present: watch out for special occasions"],
    };

    private string Say(CounterKey counter, long times)
    {
        if (counter is { Verb: "earned", ObjectKind: "achievement" } && counter.Variant.StartsWith("slug=", StringComparison.Ordinal))
            return names.TryGetValue(counter.Variant[5..], out var name) ? text["Earn the [achievement] “{0}”", text[name]] : text["Earn a secret [achievement]"];
        var (one, many) = Sentences(counter);
        var said = text.Count(times, one, many);
        return counter.Variant.Split('=', 2) switch
        {
            ["topic", var topic] => text["{0} about “{1}”", said, topic.Replace('-', ' ')],
            ["kind", var kind] => text["{0} of the kind “{1}”", said, text[kind.Replace('_', ' ')]],
            _ => said,
        };
    }

    private static (string One, string Many) Sentences(CounterKey counter) => (counter.Verb, counter.ObjectKind, counter.Variant) switch
    {
        ("completed", "lesson", _) => ("Finish a [lesson]", "Finish {0} [lessons]"),
        ("completed", "course", _) => ("Finish a [course]", "Finish {0} [courses]"),
        ("started", "course", _) => ("Start a [course]", "Start {0} [courses]"),
        ("answered", "question", "right") => ("Answer a question right", "Answer {0} questions right"),
        ("answered", "question", _) => ("Answer a question", "Answer {0} questions"),
        ("earned", "achievement", _) => ("Earn an [achievement]", "Earn {0} [achievements]"),
        ("unlocked", "avatar", _) => ("Come to an avatar", "Come to {0} avatars"),
        var (verb, kind, _) => ($"Once: {verb} [{kind}]", $"{{0}} times: {verb} [{kind}]"),
    };
}

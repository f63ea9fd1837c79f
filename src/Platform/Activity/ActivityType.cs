namespace Questory.Platform.Activity;

/// <summary>A kind of activity a room records: a verb on a kind of object, in xAPI's words.</summary>
/// <param name="Verb">Past tense, e.g. <c>completed</c>.</param>
/// <param name="Object">Kind of the object, e.g. <c>lesson</c>.</param>
/// <param name="Summary">What happens, as a sentence for the localiser: "A [learner] finishes a [lesson]".</param>
/// <param name="Facts">Names of the facts that come with it, which a rule's conditions and amounts may use.</param>
public sealed record ActivityType(string Verb, string Object, string Summary, params IReadOnlyList<string> Facts)
{
    public override string ToString() => $"{Verb} {Object}";
}

/// <summary>All activity types of the house, gathered from the modules.</summary>
public sealed class ActivityList
{
    private readonly Dictionary<(string, string), ActivityType> types = [];

    public IReadOnlyCollection<ActivityType> All => types.Values;

    public void Add(params ReadOnlySpan<ActivityType> added)
    {
        foreach (var type in added)
            types.Add((type.Verb, type.Object), type);
    }

    public ActivityType? Find(string verb, string kind) => types.GetValueOrDefault((verb, kind));
}

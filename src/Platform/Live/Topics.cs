using Questory.Platform.Access;

namespace Questory.Platform.Live;

/// <summary>A live topic of a realm and the permission to listen; null means every member may.</summary>
public sealed record Topic(string Name, string? Permission)
{
    public bool OpenTo(Actor actor) => actor.IsMember && (Permission is null || actor.May(Permission));
}

public sealed class TopicList
{
    private readonly Dictionary<string, Topic> topics = [];

    public IReadOnlyCollection<Topic> All => topics.Values;

    public void Add(string name, string? permission = null) => topics.Add(name, new Topic(name, permission));

    public Topic? Find(string name) => topics.GetValueOrDefault(name);
}

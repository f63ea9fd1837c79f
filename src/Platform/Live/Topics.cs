using Questory.Platform.Access;

namespace Questory.Platform.Live;

/// <summary>A live topic of a realm and the permission to listen; null means every member may.</summary>
/// <param name="IsPersonal">Each person hears of their own things only, under the same address.</param>
public sealed record Topic(string Name, string? Permission, bool IsPersonal = false)
{
    public bool OpenTo(Actor actor) => actor.IsMember && (Permission is null || actor.May(Permission));

    public string ChannelOf(Actor actor) => IsPersonal ? Personal(actor.Here, actor.Me, Name) : $"realm:{actor.Here}:{Name}";

    /// <summary>Where to publish for one person.</summary>
    public static string Personal(RealmId realm, AccountId person, string name) => $"realm:{realm}:{name}:{person}";
}

public sealed class TopicList
{
    private readonly Dictionary<string, Topic> topics = [];

    public IReadOnlyCollection<Topic> All => topics.Values;

    public void Add(string name, string? permission = null) => topics.Add(name, new Topic(name, permission));

    public void AddPersonal(string name) => topics.Add(name, new Topic(name, null, IsPersonal: true));

    public Topic? Find(string name) => topics.GetValueOrDefault(name);
}

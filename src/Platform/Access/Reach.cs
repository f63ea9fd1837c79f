namespace Questory.Platform.Access;

/// <summary>How far a slice's unit of work sees beneath the API, where PostgreSQL's policies stand. Without one of these it
/// reaches the rows of the person who asks and, to read, those of their own children.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ReachAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;

    /// <summary>What the policies know it by (<c>app.scope</c>).</summary>
    public abstract string Scope { get; }
}

/// <summary>Shows or changes what belongs to other people of the realm; the reason is compulsory.</summary>
public sealed class AmongOthersAttribute(string reason) : ReachAttribute(reason)
{
    /// <summary>Shows their e-mail addresses too: for those who manage people.</summary>
    public bool Addresses { get; init; }

    public override string Scope => Addresses ? "addresses" : "realm";
}

/// <summary>Works past all walls: before anyone is known, across realms, or for a person who is not asking. The reason is
/// compulsory, and the slice itself answers for every row it touches.</summary>
public sealed class AsSystemAttribute(string reason) : ReachAttribute(reason)
{
    public override string Scope => "system";
}

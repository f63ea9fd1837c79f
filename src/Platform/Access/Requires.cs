namespace Questory.Platform.Access;

/// <summary>States who may run a slice. The host refuses to start when a slice states none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class AccessAttribute : Attribute;

/// <summary>Only members of the realm whose roles grant this permission.</summary>
public sealed class RequiresAttribute(string permission) : AccessAttribute
{
    public string Permission { get; } = permission;
}

/// <summary>Any signed-in person, for their own things; below a realm route, any member of it.</summary>
public sealed class SignedInAttribute : AccessAttribute
{
    /// <summary>Reachable even while the person is held back (a child waiting for consent may still sign out).</summary>
    public bool EvenHeldBack { get; init; }

    /// <summary>Below a realm route: reachable by people who are not (yet) members.</summary>
    public bool EvenStrangers { get; init; }
}

/// <summary>The slice opens its own units of work instead of running in one of the runner's; the reason is compulsory.
/// For what must wait for something slow, or must keep something although it refuses.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OwnWorkAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>The slice only reads: it opens no transaction, and PostgreSQL refuses it any write.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsAttribute : Attribute;

/// <summary>Only those who run the installation.</summary>
public sealed class OperatorsAttribute : AccessAttribute;

/// <summary>Everybody, signed in or not; the reason is compulsory and is listed by the access guard.</summary>
public sealed class AnyoneAttribute(string reason) : AccessAttribute
{
    public string Reason { get; } = reason;
}

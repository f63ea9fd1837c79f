using Questory.Platform.Access;

namespace Questory.Platform.Modules;

/// <summary>A realm of the demo while the rooms fill it, lowest first. Loading twice adds nothing twice.</summary>
/// <param name="Folder">Its content, e.g. <c>demo/kids</c>; see docs/content-format.md.</param>
public sealed record DemoRealm(string Edition, string Slug, string Name, string Tagline, string Folder)
{
    /// <summary>Its past is lived first: what is to be fresh when the demo is looked at is left to the load after it.</summary>
    public bool InThePast { get; init; }

    /// <summary>Everybody's password in the demo.</summary>
    public const string Password = "questory-demo";

    /// <summary>The same people live in every demo realm.</summary>
    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("learner", "Lucky Fox", "learner@demo.example"),
        new("teacher", "Ms Turing", "teacher@demo.example"),
        new("parent", "Sam Carter", "parent@demo.example"),
        new("admin", "Admin", "admin@demo.example"),
        new(DemoPerson.Companion, "Robin", "robin@demo.example"),
        new(DemoPerson.Companion, "Kit", "kit@demo.example"),
        new(DemoPerson.Companion, "Juno", "juno@demo.example"),
        new(DemoPerson.Companion, "Milo", "milo@demo.example"),
        new(DemoPerson.Companion, "Sol", "sol@demo.example"),
    ];

    private readonly List<(string Role, AccountId Account)> made = [];

    /// <summary>Told by the room that makes them.</summary>
    public void Add(DemoPerson person, AccountId account) => made.Add((person.Role, account));

    public IReadOnlyList<AccountId> Everybody => made.ConvertAll(person => person.Account);

    public AccountId Holder(string role) => made.First(person => person.Role == role).Account;
}

/// <param name="Role">Code of the role in each demo realm, or <see cref="Companion"/>.</param>
public sealed record DemoPerson(string Role, string Name, string Email)
{
    /// <summary>A learner for company; not offered as a sign-in.</summary>
    public const string Companion = "companion";
}


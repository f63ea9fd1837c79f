using Questory.Platform.Access;

namespace Questory.Platform.Modules;

/// <summary>A realm of the demo while the rooms fill it, lowest first. Loading twice adds nothing twice.</summary>
/// <param name="Folder">Its content, e.g. <c>demo/kids</c>; see docs/content-format.md.</param>
public sealed record DemoRealm(string Edition, string Slug, string Name, string Tagline, string Folder)
{
    /// <summary>Everybody's password in the demo.</summary>
    public const string Password = "questory-demo";

    private readonly List<DemoSignIn> signIns = [];

    /// <summary>Who can sign in, once the rooms have made them.</summary>
    public IReadOnlyList<DemoSignIn> SignIns => signIns;

    public void Add(DemoSignIn signIn) => signIns.Add(signIn);

    public AccountId Holder(string role) => signIns.First(signIn => signIn.Role == role).Account;
}

public sealed record DemoSignIn(AccountId Account, string Role, string Email, string Realm);

using System.Net;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

/// <summary>A child who has signed up in the kids realm and named a parent, as their programs would act.</summary>
public sealed record Kid(TestWorld World, Guid Id, string FirstName, string DisplayName, string Email, string ParentEmail)
{
    public const string Door = "/api/realms/kids/children";

    public static object Form(string email, string parentEmail, object? age = null, string firstName = "Ada", string password = Newcomer.GoodPassword) =>
        new { first_name = firstName, age = age ?? 9, email, password, parent_email = parentEmail };

    public static async Task<Kid> SignUp(TestWorld world, int age = 9, string? parent = null, string firstName = "Ada")
    {
        var (email, parentEmail) = (Newcomer.FreshEmail(), parent ?? Newcomer.FreshEmail());
        var made = (await world.Anonymous().Tell(Door, Form(email, parentEmail, age, firstName))).Is(HttpStatusCode.Created);
        return new(world, made.Body.GetProperty("id").GetGuid(), firstName, made.Of("display_name"), email, parentEmail);
    }

    /// <summary>Signed up, address confirmed, parent's yes given.</summary>
    public static async Task<(Kid Child, HttpClient Parent)> Active(TestWorld world, int age = 9, string firstName = "Ada")
    {
        var child = await SignUp(world, age, firstName: firstName);
        await child.Confirm();
        var parent = await child.ComesByLink();
        (await parent.Do(HttpMethod.Put, child.At("/consent"))).Is(HttpStatusCode.OK);
        return (child, parent);
    }

    /// <summary>An address of this child for its parent.</summary>
    public string At(string path = "") => $"/api/realms/kids/family/children/{Id}{path}";

    public Task<string> Status() => World.Scalar<string>("select status from accounts_accounts where id = $1", Id)!;

    public Task<string?> Recorded() => World.Scalar<string>(
        "select string_agg(l.kind, ' ' order by l.seq) from accounts_consent_lines l join accounts_children c on c.case_id = l.case_id where c.account_id = $1", Id);

    public Newcomer Person => new(World, Email, Newcomer.GoodPassword);

    public Task<string> ConsentToken() => Newcomer.MailedToken(World, ParentEmail, "consent_request");

    public async Task Confirm() =>
        (await World.Anonymous().Tell("/api/email-confirmations", new { token = await Newcomer.MailedToken(World, Email, "confirm_email") })).Is(HttpStatusCode.OK);

    /// <summary>The invited parent opens the mailed link, chooses a password and signs in.</summary>
    public async Task<HttpClient> ComesByLink()
    {
        (await World.Anonymous().Tell("/api/realms/kids/consent-links", new { token = await ConsentToken(), password = Newcomer.GoodPassword })).Is(HttpStatusCode.OK);
        return await ParentSignsIn();
    }

    public async Task<HttpClient> ParentSignsIn() => (await new Newcomer(World, ParentEmail, Newcomer.GoodPassword).SignIn()).Http;

    /// <summary>The child signs up by the page: a browser that is held back.</summary>
    public static async Task<(Kid Child, HttpClient Browser)> ByPage(TestWorld world, int age = 9)
    {
        var (email, parent) = (Newcomer.FreshEmail(), Newcomer.FreshEmail());
        var answer = await world.Anonymous().Post("/r/kids/sign-up/child", "child-sign-up",
            ("FirstName", "Ada"), ("Age", $"{age}"), ("Email", email), ("Password", Newcomer.GoodPassword), ("ParentEmail", parent));
        Assert.Equal("/r/kids/waiting", answer.Goes());
        var id = await world.Scalar<Guid>("select id from accounts_accounts where email = $1", email);
        return (new(world, id, "Ada", "", email, parent), world.With(Browser.Cookie(answer)));
    }
}

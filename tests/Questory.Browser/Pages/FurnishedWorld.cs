using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Browser.Testing;
using Questory.Platform.Mail;
using Questory.Tests.Accounts;
using Questory.Tests.Groups;
using Questory.Tests.Insights;
using Questory.Tests.Learning;

namespace Questory.Browser.Pages;

/// <summary>
/// A kids realm in which something has happened, so that every page has something to show. What people and presets named
/// wears the marks of the pseudo-language itself: text without marks then is text nailed into a page.
/// </summary>
public sealed class FurnishedWorld : BrowserWorld
{
    public TestPerson Learner { get; private set; } = null!;
    public TestPerson Admin { get; private set; } = null!;
    public TestPerson Operator { get; private set; } = null!;

    internal Classroom.MadeCourse Course { get; private set; } = null!;
    public Guid Question { get; private set; }
    public string Rule { get; private set; } = null!;
    public Guid Group { get; private set; }

    /// <summary>A parent, and the child who has asked to join the class.</summary>
    public TestPerson Guardian { get; private set; } = null!;
    public TestPerson Ward { get; private set; } = null!;
    public string Season { get; private set; } = null!;
    public string Challenge { get; private set; } = null!;
    public string Invitation { get; private set; } = null!;
    public string ResetToken { get; private set; } = null!;
    public string ConfirmToken { get; private set; } = null!;
    public string ConsentToken { get; private set; } = null!;
    public Guid Mail { get; private set; }
    public string SwitchOffToken { get; private set; } = null!;

    protected override async Task Furnish()
    {
        Learner = await People.NewLearner();
        Admin = await People.NewAdmin();
        Operator = await People.NewOperator();
        await Lure();
        await Play(new Classroom(Admin));
        await Administer();
        await Gather();
        var forgetful = await Newcomer.SignUp(this);
        ConfirmToken = await forgetful.MailedToken("confirm_email");
        (await Anonymous().Tell("/api/password-resets/requests", new { email = forgetful.Email })).Is(HttpStatusCode.NoContent);
        ConsentToken = await (await Questory.Tests.Accounts.Family.Kid.SignUp(this)).ConsentToken();
        ResetToken = await forgetful.MailedToken("reset_password");
        await Correspond();
        await MarkContent();
    }

    private async Task Correspond()
    {
        Mail = await Scalar<Guid>("select id from platform_mails where kind = 'invitation'");
        await AsSystem<int>(services =>
        {
            var kind = services.GetRequiredService<MailKindList>().Find("notice")!;
            services.GetRequiredService<Mailbox>().Put(kind.Letter(Learner.Email, null, ("title", "⟦Hello⟧"), ("message", "")), Learner.Id);
            return Task.FromResult<Questory.Platform.Outcomes.Outcome<int>>(0);
        });
        SwitchOffToken = (await Scalar<string>("select switch_off from platform_mails where kind = 'notice'"))!.Split('/')[^1];
    }

    /// <summary>Gives everybody of this world a language.</summary>
    public Task Speak(string language) => Execute("update accounts_accounts set language = $1", language);

    private async Task Lure()
    {
        var now = Clock.GetUtcNow();
        var rewards = Enumerable.Range(1, 5).Select(level => new { level, coins = 10 * level, keys = level / 4, xp = 0 });
        Season = (await Admin.Http.Tell(Admin.At("/progress/seasons"), new { slug = "deep-sea", name = "Deep Sea", description = "Dive!", theme = "ocean", starts_at = now.AddDays(-1), ends_at = now.AddDays(30), total_levels = 6, rewards }))
            .Is(HttpStatusCode.Created).Of("id");
        Challenge = (await Admin.Http.Tell(Admin.At("/progress/challenges"), new
        {
            title = "One step", description = "Finish a lesson.", challenge_type = "lessons", target_value = 1,
            criteria = new { verb = "completed", @object = "lesson" }, valid_date = DateOnly.FromDateTime(now.UtcDateTime),
        })).Is(HttpStatusCode.Created).Of("id");
    }

    private async Task Play(Classroom classroom)
    {
        Course = await classroom.Course(lessons: 2, new { topic = await classroom.Topic("water") });
        Question = await classroom.Statement(Course.Lessons[0], hint: "Think of winter.", hintCost: 1, explanation: "Water freezes at 0 °C.");
        await classroom.Statement(Course.Lessons[1]);
        await Learner.Start(Course.Slug);
        await Learner.Answer(Course.Lessons[0], Question, true);
        await Learner.Finish(Course.Lessons[0]);
    }

    private async Task Gather()
    {
        var made = (await Admin.Http.Tell(Admin.At("/groups"), new { name = "Class 4b", description = "Every Tuesday." })).Is(HttpStatusCode.Created);
        Group = made.Body.GetProperty("id").GetGuid();
        (await Learner.Http.Tell(Learner.At("/groups/memberships"), new { code = made.Of("join_code") })).Is(HttpStatusCode.Created);
        (await Admin.Http.Do(HttpMethod.Put, Admin.At($"/groups/{Group}/courses/{Course.Id}"), new { })).Is(HttpStatusCode.NoContent);
        Guardian = await this.NewParent();
        Ward = await this.NewChild(Guardian);
        (await Ward.Join(made.Of("join_code"))).Is(HttpStatusCode.Created);
        await this.RunWeeklyReports();
    }

    private async Task Administer()
    {
        Invitation = (await Admin.Http.Tell(Admin.At("/invitations"), new { max_uses = 5 })).Is(HttpStatusCode.Created).Of("code");
        (await Admin.Http.Tell(Admin.At("/invitations"), new { email = "guest@test.example" })).Is(HttpStatusCode.Created);
        foreach (var (slug, kind) in new[] { ("look", "default"), ("far", "level"), ("dear", "purchase") })
            (await Admin.Http.Tell(Admin.At("/progress/avatars"), new
            {
                slug, name = $"Avatar {slug}", description = "To be looked at.", image_url = "/avatars/clai.svg", category = "robot", rarity = "rare", unlock_type = kind,
                unlock_criteria = new { measure = "level", at_least = 9 }, price = kind == "purchase" ? new Dictionary<string, long> { ["coins"] = 5, ["keys"] = 1 } : null,
            })).Is(HttpStatusCode.Created);
        Rule = (await Scalar<string>("select code from progress_rules join realms_realms r on r.id = realm_id where r.slug = 'kids' order by code limit 1"))!;
    }

    private async Task MarkContent()
    {
        foreach (var (table, column) in Content)
            // Rules may only be added to, so their guard looks away for a moment.
            await Execute($"""
                alter table {table} disable trigger user;
                update {table} set {column} = '⟦' || {column} || '⟧' where {column} <> '';
                alter table {table} enable trigger user
                """);
    }

    private static readonly (string Table, string Column)[] Content =
    [
        ("accounts_accounts", "display_name"), ("accounts_accounts", "first_name"), ("realms_realms", "name"), ("realms_realms", "tagline"), ("realms_roles", "name"),
        ("learning_courses", "title"), ("learning_lessons", "title"), ("learning_topics", "name"),
        ("progress_achievements", "name"), ("progress_achievements", "description"), ("progress_rules", "title"),
        ("progress_challenges", "title"), ("progress_challenges", "description"), ("progress_challenge_patterns", "title"), ("progress_challenge_patterns", "description"),
        ("progress_seasons", "name"), ("progress_seasons", "description"), ("economy_currencies", "name"),
        ("groups_groups", "name"), ("groups_groups", "description"), ("groups_kinds", "name"),
        ("progress_avatars", "name"), ("progress_avatars", "description"),
    ];
}

using Questory.Platform.Access;
using Questory.Tests.Guards;

namespace Questory.Browser.Pages;

/// <summary>One page to look at.</summary>
/// <param name="Route">The page's route as it is declared.</param>
/// <param name="As">Who looks; null for nobody signed in.</param>
/// <param name="Status">What it answers.</param>
internal sealed record TourStop(string Route, string Address, TestPerson? As, int Status = 200);

/// <summary>Every page of the running house with real things in its address. A page it cannot address fails the tour.</summary>
internal static class PageTour
{
    /// <summary>Fewer pages than this means that the tour looks in the wrong place.</summary>
    private const int Fewest = 35;

    /// <summary>Shows made-up components and is absent outside development.</summary>
    private const string StyleGuide = "/dev/styleguide";

    public static IReadOnlyList<TourStop> Of(FurnishedWorld world)
    {
        var pages = EndpointList.Of(world).Where(endpoint => endpoint.IsPage && endpoint.Route.RawText != StyleGuide).DistinctBy(page => page.Route.RawText).ToList();
        Assert.True(pages.Count >= Fewest, $"The tour found {pages.Count} pages: it looks in the wrong place.");
        var special = Special(world).ToDictionary(stop => stop.Route, StringComparer.OrdinalIgnoreCase);
        var stale = special.Keys.Except(pages.Select(page => page.Route.RawText!), StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(stale.Count == 0, "The tour knows pages that do not exist: " + string.Join(", ", stale));
        var unknown = pages.Where(page => Parameters(page).Length > 0 && !special.ContainsKey(page.Route.RawText!)).ToList();
        Assert.True(unknown.Count == 0, "Tell the tour (PageTour.Special) how to address: " + string.Join(", ", unknown.Select(page => page.Route.RawText)));
        return [.. pages.Select(page => special.GetValueOrDefault(page.Route.RawText!) ?? new(page.Route.RawText!, page.Address("kids"), Entitled(world, page.Access)))];
    }

    private static IEnumerable<TourStop> Special(FurnishedWorld world)
    {
        yield return new("/confirm/{Token}", $"/confirm/{world.ConfirmToken}", null);
        yield return new("/reset-password/{Token}", $"/reset-password/{world.ResetToken}", null);
        // Somebody runs this world already, so its page says that the link is used up.
        yield return new("/first-admin/{Token}", "/first-admin/used-up", null, Status: 410);
        yield return new("/invitation/{Secret}", $"/invitation/{world.Invitation}", null);
        yield return new("/r/{Realm}/people/{Account:guid}", $"/r/kids/people/{world.Learner.Id}", world.Learner);
        var (course, lessons) = ($"/r/kids/courses/{world.Course.Slug}", world.Course.Lessons.Select(lesson => $"/r/kids/lessons/{lesson}").ToList());
        yield return new("/r/{realm}", "/r/kids", world.Learner);
        yield return new("/r/{realm}/home", "/r/kids/home", world.Learner);
        yield return new("/r/{realm}/courses", "/r/kids/courses", world.Learner);
        yield return new("/r/{realm}/courses/{slug}", course, world.Learner);
        yield return new("/r/{realm}/lessons/{lesson:guid}", lessons[1], world.Learner);
        yield return new("/r/{realm}/lessons/{lesson:guid}/result", lessons[0] + "/result", world.Learner);
        yield return new("/r/{realm}/lessons/{lesson:guid}/review", lessons[0] + "/review", world.Learner);
        var (author, lesson) = ($"/r/kids/author/courses/{world.Course.Slug}", $"/r/kids/author/lessons/{world.Course.Lessons[0]}");
        yield return new("/r/{Realm}/author/courses/{Slug}", author, world.Admin);
        yield return new("/r/{Realm}/author/courses/{Slug}/lessons/new", author + "/lessons/new", world.Admin);
        yield return new("/r/{Realm}/author/courses/{Slug}/import", author + "/import", world.Admin);
        yield return new("/r/{Realm}/author/lessons/{Id:guid}", lesson, world.Admin);
        yield return new("/r/{Realm}/author/lessons/{Id:guid}/questions/new", lesson + "/questions/new", world.Admin);
        yield return new("/r/{Realm}/author/lessons/{Id:guid}/preview", lesson + "/preview", world.Admin);
        yield return new("/r/{Realm}/author/questions/{Id:guid}", $"/r/kids/author/questions/{world.Question}", world.Admin);
        var group = $"/r/kids/manage/groups/{world.Group}";
        yield return new("/r/{realm}/manage/groups/{Id:guid}", group, world.Admin);
        yield return new("/r/{realm}/manage/groups/{Id:guid}/people", group + "/people", world.Admin);
        yield return new("/r/{realm}/manage/groups/{Id:guid}/courses", group + "/courses", world.Admin);
        yield return new("/r/{realm}/manage/groups/{Id:guid}/learners/{Learner:guid}", $"{group}/learners/{world.Learner.Id}", world.Admin);
        yield return new("/r/{realm}/manage/groups/{Id:guid}/leaderboard", group + "/leaderboard", world.Admin);
        yield return new("/r/{realm}/leaderboard/groups/{Id:guid}", $"/r/kids/leaderboard/groups/{world.Group}", world.Learner);
        yield return new("/r/{realm}/groups", "/r/kids/groups", world.Learner);
        var ward = $"/r/kids/family/{world.Ward.Id}";
        yield return new("/r/{realm}/family/{Child:guid}/progress", ward + "/progress", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/weeks", ward + "/weeks", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/groups", ward + "/groups", world.Guardian);
        yield return new("/r/{realm}/family", "/r/kids/family", world.Guardian);
        yield return new("/r/{realm}/family/add", "/r/kids/family/add", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}", ward, world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/about", ward + "/about", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/consent", ward + "/consent", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/log", ward + "/log", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/data", ward + "/data", world.Guardian);
        yield return new("/r/{realm}/family/{Child:guid}/devices", ward + "/devices", world.Guardian);
        yield return new("/r/{realm}/consent/{Token}", $"/r/kids/consent/{world.ConsentToken}", null);
        yield return new("/r/{realm}/manage/families/{Child:guid}", $"/r/kids/manage/families/{world.Ward.Id}", world.Admin);
        yield return new("/r/{realm}/manage/members/{Account:guid}", $"/r/kids/manage/members/{world.Learner.Id}", world.Admin);
        yield return new("/r/{realm}/manage/people/{Account:guid}", $"/r/kids/manage/people/{world.Learner.Id}", world.Admin);
        yield return new("/r/{realm}/manage/people/{Account:guid}/log", $"/r/kids/manage/people/{world.Learner.Id}/log", world.Admin);
        yield return new("/r/{realm}/manage/roles/{Code}", "/r/kids/manage/roles/teacher", world.Admin);
        yield return new("/r/{Realm}/season/{Id}", $"/r/kids/season/{world.Season}", world.Learner);
        yield return new("/r/{Realm}/manage/seasons/{Id}", $"/r/kids/manage/seasons/{world.Season}", world.Admin);
        yield return new("/r/{Realm}/manage/challenges/{Id}", $"/r/kids/manage/challenges/{world.Challenge}", world.Admin);
        yield return new("/r/{Realm}/manage/challenge-patterns/{Id}", "/r/kids/manage/challenge-patterns/new", world.Admin);
        yield return new("/mail/off/{Token}", $"/mail/off/{world.SwitchOffToken}", null);
        yield return new("/installation/mails/{Id:guid}", $"/installation/mails/{world.Mail}", world.Operator);
        yield return new("/installation/mail-templates/{Kind}", "/installation/mail-templates/invitation", world.Operator);
        yield return new("/r/{Realm}/manage/mails/{Id:guid}", $"/r/kids/manage/mails/{world.Mail}", world.Admin);
        yield return new("/r/{Realm}/manage/mail-templates/{Kind}", "/r/kids/manage/mail-templates/invitation", world.Admin);
        yield return new("/r/{Realm}/people/{Account:guid}/xp", $"/r/kids/people/{world.Learner.Id}/xp", world.Admin);
        yield return new("/r/{Realm}/people/{Account:guid}/wallet", $"/r/kids/people/{world.Learner.Id}/wallet", world.Admin);
        yield return new("/r/{Realm}/avatars/{Slug}", "/r/kids/avatars/dear", world.Learner);
        yield return new("/r/{Realm}/manage/avatars/{Slug}", "/r/kids/manage/avatars/dear", world.Admin);
        yield return new("/r/{Realm}/manage/achievements/{Slug}", "/r/kids/manage/achievements/new", world.Admin);
        yield return new("/r/{Realm}/manage/rules/{Code}", $"/r/kids/manage/rules/{world.Rule}", world.Admin);
    }

    private static string[] Parameters(GuardedEndpoint page) =>
        [.. page.Route.Parameters.Select(parameter => parameter.Name).Where(name => !name.Equals("realm", StringComparison.OrdinalIgnoreCase))];

    private static TestPerson? Entitled(FurnishedWorld world, AccessAttribute? access) => access switch
    {
        SignedInAttribute => world.Learner,
        // What only those above a learner may do is looked at by the one who may do everything.
        RequiresAttribute => world.Admin,
        OperatorsAttribute => world.Operator,
        _ => null,
    };
}

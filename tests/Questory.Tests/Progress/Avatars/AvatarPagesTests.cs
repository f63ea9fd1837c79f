using System.Net;
using AngleSharp.Html.Parser;
using Questory.Tests.Accounts;
using Questory.Tests.Testing;

namespace Questory.Tests.Progress.Avatars;

public sealed class AvatarPagesTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact, Row("AE-070"), Row("AE-071")]
    public async Task A_child_looks_buys_and_puts_on_and_is_told_what_is_missing()
    {
        var (admin, child) = (await world.People.NewAdmin(), await world.People.NewLearner());
        Assert.Contains("There are no avatars yet", await Read(child, "avatars"));
        await admin.Define(Wardrobe.Terms("space", price: new { coins = 80 }));
        await admin.Define(Wardrobe.Terms("explorer", "level", criteria: """{"all":[{"measure":"level","at_least":3},{"measure":"count:completed:lesson","at_least":2}]}"""));
        var gallery = await Read(child, "avatars");
        Assert.Contains("Reach level 3", gallery);
        Assert.Contains("Finish 2 lessons", gallery);
        Assert.Contains("80 Coins", gallery);
        Assert.Contains("Still missing", await Read(child, "avatars/space"));
        Assert.Equal(HttpStatusCode.NotFound, (await child.Http.Page("/r/kids/avatars/nowhere")).StatusCode);

        await admin.Holds(child, "coins", 100);
        Assert.Equal(HttpStatusCode.Redirect, (await child.Http.Post("/r/kids/avatars/space", "buy")).StatusCode);
        Assert.Equal(20, await child.Balance("coins"));
        Assert.Equal("/avatars/clai.png", (await child.Get($"/progress/members/{child.Id}")).Text("avatar"));
        Assert.Contains("src=\"/avatars/clai.png\"", await Read(child, "profile"));
        Assert.Equal(HttpStatusCode.Redirect, (await child.Http.Post("/r/kids/avatars", "take-off")).StatusCode);
        Assert.DoesNotContain("src=\"/avatars/clai.png\"", await Read(child, "profile"));
        Assert.Equal(HttpStatusCode.Redirect, (await child.Http.Post("/r/kids/avatars", "wear-space")).StatusCode);
    }

    [Fact, Row("AE-070")]
    public async Task The_gallery_is_narrowed_by_rarity_and_by_collection_and_each_keeps_the_other()
    {
        var (admin, child) = (await world.People.NewAdmin("community"), await world.People.NewLearner("community"));
        Assert.Equal(HttpStatusCode.Created, (await admin.Post("/progress/collections", new { slug = "pair", name = "Pair" })).StatusCode);
        foreach (var (slug, rarity, collection) in new[] { ("plain", "common", "pair"), ("shiny", "rare", "pair"), ("lone", "rare", null) })
        {
            var terms = Wardrobe.Terms(slug, "default", collection: collection);
            terms["rarity"] = rarity;
            await admin.Define(terms);
        }
        var (all, rare, both) = ("avatars", "avatars?rarity=rare", "avatars?rarity=rare&collection=pair");
        foreach (var (page, seen) in new[] { (all, (string[])["The lone", "The plain", "The shiny"]), (rare, ["The lone", "The shiny"]), (both, ["The shiny"]) })
            Assert.Equal(seen, (await Gallery(page)).QuerySelectorAll(".avatar-tile strong").Select(name => name.TextContent).Order());

        Assert.Equal([("All", "/r/community/avatars?collection=pair"), ("Common", "/r/community/avatars?rarity=common&collection=pair"), ("Rare", $"/r/community/{both}")],
            (await Gallery("avatars?collection=pair")).QuerySelectorAll("nav[aria-label='How rare'] a").Select(link => (link.TextContent, link.GetAttribute("href")!)));
        Assert.Equal($"/r/community/{both}", (await Gallery(rare)).QuerySelector("a.collection")!.GetAttribute("href"));

        async Task<AngleSharp.Html.Dom.IHtmlDocument> Gallery(string page) => new HtmlParser().ParseDocument(await Read(child, page, "community"));
    }

    [Fact, Row("AE-080"), Row("AE-070")]
    public async Task An_admin_writes_an_avatar_with_an_uploaded_picture_and_sees_what_is_wrong_with_one()
    {
        var admin = await world.People.NewAdmin("other");
        (string, string)[] fields = [("Form.Slug", "by-form"), ("Form.Name", "By form"), ("Form.ImageUrl", ""), ("Form.Category", "robot"), ("Form.Rarity", "rare"),
            ("Form.UnlockType", "level"), ("Form.Criteria.Rows[0].Measure", "count:completed:lesson"), ("Form.Criteria.Rows[0].Variant", "kind=quiz"),
            ("Form.Criteria.Rows[0].AtLeast", "4"), ("Form.Criteria.Any", "false"), ("Form.IsActive", "true")];
        var refused = await Send(admin, "/r/other/manage/avatars/new", fields, null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal("true", page.QuerySelector("input[name='Form.ImageUrl']")!.GetAttribute("aria-invalid"));
        Assert.Equal("by-form", page.QuerySelector("input[name='Form.Slug']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Send(admin, "/r/other/manage/avatars/new", fields, "no picture"u8.ToArray())).StatusCode);

        var picture = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "web", "avatars", "fox.png"));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(admin, "/r/other/manage/avatars/new", fields, picture)).StatusCode);
        var child = await world.People.NewLearner("other");
        var made = await child.Avatar("by-form");
        Assert.Equal("""{"measure":"count:completed:lesson:kind=quiz","at_least":4}""", made.GetProperty("unlock_criteria").GetRawText().Replace(" ", ""));
        var shown = await child.Http.GetAsync(made.Text("image_url"));
        Assert.Equal((HttpStatusCode.OK, picture.LongLength), (shown.StatusCode, shown.Content.Headers.ContentLength ?? (await shown.Content.ReadAsByteArrayAsync()).LongLength));

        Assert.Contains("By form", await Read(admin, "manage/avatars", "other"));
        Assert.Contains("value=\"kind=quiz\"", await Read(admin, "manage/avatars/by-form", "other"));
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Http.Page("/r/other/manage/avatars")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/other/manage/avatars/by-form", "remove")).StatusCode);
    }

    [Fact, Row("AE-060"), Row("AE-080")]
    public async Task An_admin_writes_a_badge_with_conditions_by_rows_moves_it_up_and_retires_it()
    {
        var admin = await world.People.NewAdmin("other");
        (string, string)[] fields = [("Form.Slug", "week"), ("Form.Name", "A week"), ("Form.Description", "Seven days."), ("Form.Category", "streaks"), ("Form.Rarity", "rare"),
            ("Form.Criteria.Rows[0].Measure", "streak"), ("Form.Criteria.Rows[0].AtLeast", "7"), ("Form.Criteria.Rows[1].Measure", "level"), ("Form.Criteria.Rows[1].AtLeast", "2"),
            ("Form.Criteria.Any", "true"), ("Form.Xp", "50"), ("Form.Coins", "0"), ("Form.Keys", "0"), ("Form.SortOrder", "1")];
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/other/manage/achievements/new", "achievement", [.. fields, ("Form.IsActive", "true")])).StatusCode);
        var child = await world.People.NewLearner("other");
        var badge = (await child.Get("/progress/achievements")).EnumerateArray().Single(a => a.Text("slug") == "week");
        Assert.Equal("""{"any":[{"measure":"streak","at_least":7},{"measure":"level","at_least":2}]}""", badge.GetProperty("criteria").GetRawText().Replace(" ", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Http.Post("/r/other/manage/achievements/week", "achievement", [.. fields[1..6], ("Form.Criteria.Rows[0].AtLeast", "0")])).StatusCode);
        await admin.Http.Post("/r/other/manage/achievements/new", "achievement", [("Form.Slug", "later"), ("Form.Name", "Later"), .. fields[2..13], ("Form.SortOrder", "2"), ("Form.IsActive", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/other/manage/achievements", "up-later")).StatusCode);
        Assert.Equal(["later", "week"], (await child.Get("/progress/achievements")).EnumerateArray().Select(a => a.Text("slug")).Where(slug => slug is "later" or "week"));
        Assert.Equal(1, await world.Scalar<long>("select count(*) from platform_audit where account_id = $1 and action = 'arrange achievements'", admin.Id.Value));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post("/r/other/manage/achievements/week", "achievement", [.. fields[1..]])).StatusCode);
        Assert.DoesNotContain((await child.Get("/progress/achievements")).EnumerateArray(), a => a.Text("slug") == "week");
    }

    [Fact, Row("CR-019"), Row("AE-042")]
    public async Task An_admin_gives_and_takes_XP_and_coins_from_the_members_page()
    {
        var (admin, child) = (await world.People.NewAdmin("academy"), await world.People.NewLearner("academy"));
        Assert.Contains($"people/{child.Id}/xp", await Read(admin, $"people/{child.Id}", "academy"));
        Assert.DoesNotContain($"people/{child.Id}/xp", await Read(child, $"people/{child.Id}", "academy"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post($"/r/academy/people/{child.Id}/xp", "correction", ("Amount", "40"), ("Reason", "Helped a friend"))).StatusCode);
        Assert.Equal(40, (await child.Get("/progress/me")).GetProperty("progress").Long("total_xp"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Http.Post($"/r/academy/people/{child.Id}/xp", "correction", ("Amount", "0"), ("Reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await child.Http.Page($"/r/academy/people/{child.Id}/xp")).StatusCode);
        var currency = (await world.Scalar<string>("select code from economy_currencies c join realms_realms r on r.id = c.realm_id where r.slug = 'academy' order by c.sort_order limit 1"))!;
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Http.Post($"/r/academy/people/{child.Id}/wallet", "adjustment", ("Currency", currency), ("Amount", "9"), ("Reason", "A prize"))).StatusCode);
        Assert.Equal(9, await child.Balance(currency));
        Assert.Contains("A prize", await Read(child, "wallet", "academy"));
    }

    private static async Task<HttpResponseMessage> Send(TestPerson person, string page, (string, string)[] fields, byte[]? picture)
    {
        using var form = new MultipartFormDataContent { { new StringContent("avatar"), "_handler" } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        if (picture is not null)
            form.Add(new ByteArrayContent(picture), "Form.Picture", "picture.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        return await person.Http.SendAsync(request);
    }

    private static async Task<string> Read(TestPerson person, string page, string realm = "kids") =>
        await (await person.Http.Page($"/r/{realm}/{page}")).Content.ReadAsStringAsync();
}

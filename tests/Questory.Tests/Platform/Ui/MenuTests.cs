using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Ui;
using Questory.Realms.Contracts;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Ui;

public sealed class MenuTests
{
    private static Menu Sample()
    {
        var menu = new Menu();
        menu.AddView("/me", "/wallet", "Wallet", "wallet", 60, "play");
        menu.Add("/home", "Home", "home", 10, "play");
        menu.Add("/me", "Me", "user", 50, "play");
        menu.AddView("/me", "/badges", "Badges", "award", 20);
        return menu;
    }

    [Fact]
    public void Views_stand_beneath_their_entry_whatever_their_own_order_says()
    {
        var sections = Sample().Sections(_ => true);

        Assert.Equal(["/home", "/me"], sections.Select(section => section.Head.Path));
        Assert.Equal(["/me", "/badges", "/wallet"], sections[1].Views.Select(view => view.Path));
    }

    [Fact]
    public void Who_may_not_see_an_entry_finds_its_views_in_the_menu_itself()
    {
        var sections = Sample().Sections(entry => entry.Permission is null);

        Assert.Equal(["/badges"], sections.Select(section => section.Head.Path));
        Assert.Single(sections[0].Views);
    }
}

/// <summary>The house's own menu: short enough for a child, and every view has its entry.</summary>
public sealed class MenuOfTheHouseTests(TestWorld world) : IClassFixture<TestWorld>
{
    private Task<Menu> Menu() => world.AsSystem<Menu>(services => Task.FromResult<Questory.Platform.Outcomes.Outcome<Menu>>(services.GetRequiredService<Menu>()));

    [Fact]
    public async Task A_learner_s_menu_fits_a_phone_s_bar()
    {
        // What the standard role may, of all that menus ask for.
        string[] learners = [RealmPermissions.Play, "learning.learn", "groups.join"];
        var sections = (await Menu()).Sections(entry => entry.Permission is null || learners.Contains(entry.Permission));

        Assert.InRange(sections.Count(section => !section.Head.Manage), 4, 5);
    }

    [Fact]
    public async Task Every_view_names_an_entry_that_stands()
    {
        var entries = (await Menu()).All;

        Assert.Contains(entries, entry => entry.Under is not null);
        Assert.All(entries.Where(entry => entry.Under is not null), view => Assert.Contains(entries, entry => entry.Path == view.Under && entry.Under is null));
    }
}

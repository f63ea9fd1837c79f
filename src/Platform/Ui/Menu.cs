using Microsoft.AspNetCore.Components;
using Questory.Platform.Access;

namespace Questory.Platform.Ui;

/// <summary>An entry of the realm's navigation. Its text goes through the localiser.</summary>
/// <param name="Path">Below <c>/r/{realm}</c>, e.g. <c>/leaderboard</c>.</param>
/// <param name="Permission">Shown only to those who hold it; null shows it to every member.</param>
/// <param name="Order">Position, ascending; the first five make the phone's tab bar.</param>
/// <param name="Covers">Further addresses, below the realm too, that count as this entry's (its tabs).</param>
public sealed record MenuEntry(string Path, string Title, string Icon, string? Permission, int Order, bool Manage, params IReadOnlyList<string> Covers)
{
    /// <summary>Shown only in realms that have this room switched on; null in all.</summary>
    public string? Module { get; init; }

    /// <summary>The path of the entry it is a view of: it then shows as a tab of that one's pages. Null stands in the menu itself.</summary>
    public string? Under { get; init; }

    /// <summary>What it is called as the first of its own views, where the menu's word names them all.</summary>
    public string? ViewTitle { get; init; }

    /// <summary>How much of an address this entry accounts for: the longest wins, 0 is no match.</summary>
    public int Reaches(string path) => Covers.Append(Path)
        .Where(own => path == own || path.StartsWith(own + "/", StringComparison.Ordinal)).Select(own => own.Length).DefaultIfEmpty().Max();
}

public sealed class Menu
{
    private readonly List<MenuEntry> entries = [];
    private readonly List<(int Order, Type Component, string? Permission)> meters = [];
    private readonly List<Home> homes = [];

    public IReadOnlyList<MenuEntry> All => [.. entries.OrderBy(entry => entry.Order)];

    public void Add(string path, string title, string icon, int order, string? permission = null, string? view = null) =>
        Add(new MenuEntry(path, title, icon, permission, order, false) { ViewTitle = view });

    /// <summary>A page that is rather another view of an entry than one of its own: a tab there. Menus stay short enough for a child.</summary>
    /// <param name="under">The entry's path. Who may not see that entry finds this one in the menu.</param>
    public void AddView(string under, string path, string title, string icon, int order, string? permission = null) =>
        Add(new MenuEntry(path, title, icon, permission, order, false) { Under = under });

    /// <summary>The entries that follow belong to this room and go with it; null to every realm.</summary>
    internal string? Room { private get; set; }

    private void Add(MenuEntry entry) => entries.Add(entry with { Module = Room });

    /// <summary>Where people with this permission begin: of several, the one of lowest order. Who has work here begins at it, before play.</summary>
    /// <param name="path">Below the realm; also a menu entry, which then stands first.</param>
    /// <param name="bare">The page answers the realm's bare address itself; to all others that address leads on.</param>
    public void AddHome(string path, int order, string permission, bool bare = false) => homes.Add(new(path, order, permission, bare, Room));

    /// <summary>Where a person begins; null for somebody who may do nothing that leads anywhere.</summary>
    public Home? HomeOf(Actor actor) => homes.OrderBy(home => home.Order)
        .FirstOrDefault(home => actor.May(home.Permission) && (home.Module is null || actor.Realm?.Modules.Contains(home.Module) == true));

    /// <summary>The entry of a person's home, and with it what stands first in the menu.</summary>
    public MenuEntry? EntryOf(Home? home) => entries.Find(entry => entry.Path == home?.Path);

    public sealed record Home(string Path, int Order, string Permission, bool Bare, string? Module);

    /// <summary>An entry of the "manage" group, for those who author or administer.</summary>
    public void AddManage(string path, string title, string icon, int order, string permission, string? view = null) =>
        Add(new MenuEntry(path, title, icon, permission, order, true) { ViewTitle = view });

    /// <summary>A view of an entry of the "manage" group.</summary>
    public void AddManageView(string under, string path, string title, string icon, int order, string permission, params IReadOnlyList<string> covers) =>
        Add(new MenuEntry(path, title, icon, permission, order, true, covers) { Under = under });

    /// <summary>What a person finds in the menu, of the entries that are meant for that person.</summary>
    public IReadOnlyList<MenuSection> Sections(Func<MenuEntry, bool> meant) => [.. All.Where(meant)
        .GroupBy(entry => entry.Under ?? entry.Path)
        .SelectMany(views => views.FirstOrDefault(view => view.Under is null) is { } head
            ? [new MenuSection(head, [head, .. views.Where(view => view != head)])]
            : views.Select(view => new MenuSection(view, [view])))
        .OrderBy(section => section.Head.Order)];

    /// <summary>What a person who holds these permissions has, as components for the top bar: level, coins, streak.</summary>
    public IReadOnlyList<Type> MetersOf(Func<string, bool> may) =>
        [.. meters.Where(meter => meter.Permission is null || may(meter.Permission)).OrderBy(meter => meter.Order).Select(meter => meter.Component)];

    /// <summary>Puts a component (pills, no parameters) into the top bar of every page of a realm.</summary>
    /// <param name="permission">Shown only to those who hold it; null shows it to every member.</param>
    public void AddMeter<TComponent>(int order, string? permission = null) where TComponent : IComponent => meters.Add((order, typeof(TComponent), permission));
}

/// <summary>One place of the menu with its views; the first of them is the head itself.</summary>
public sealed record MenuSection(MenuEntry Head, IReadOnlyList<MenuEntry> Views);

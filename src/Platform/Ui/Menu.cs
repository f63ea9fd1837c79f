using Microsoft.AspNetCore.Components;

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

    /// <summary>How much of an address this entry accounts for: the longest wins, 0 is no match.</summary>
    public int Reaches(string path) => Covers.Append(Path)
        .Where(own => path == own || path.StartsWith(own + "/", StringComparison.Ordinal)).Select(own => own.Length).DefaultIfEmpty().Max();
}

public sealed class Menu
{
    private readonly List<MenuEntry> entries = [];
    private readonly List<(int Order, Type Component)> meters = [];
    private readonly List<Home> homes = [];

    public IReadOnlyList<MenuEntry> All => [.. entries.OrderBy(entry => entry.Order)];

    public void Add(string path, string title, string icon, int order, string? permission = null, string? module = null) =>
        entries.Add(new MenuEntry(path, title, icon, permission, order, false) { Module = module });

    /// <summary>Where people with this permission begin: of several, the one of lowest order.</summary>
    /// <param name="path">Below the realm; also a menu entry, which then stands first.</param>
    public void AddHome(string path, int order, string permission) => homes.Add(new(path, order, permission));

    /// <summary>Where a person who holds these permissions begins; null for somebody who holds none that leads anywhere.</summary>
    public string? HomeOf(Func<string, bool> may) => homes.OrderBy(home => home.Order).FirstOrDefault(home => may(home.Permission))?.Path;

    private sealed record Home(string Path, int Order, string Permission);

    /// <summary>An entry of the "manage" group, for those who author or administer.</summary>
    public void AddManage(string path, string title, string icon, int order, string permission, params IReadOnlyList<string> covers) =>
        entries.Add(new MenuEntry(path, title, icon, permission, order, true, covers));

    /// <summary>The same, only in realms that have this room switched on.</summary>
    public void AddManageOf(string module, string path, string title, string icon, int order, string permission) =>
        entries.Add(new MenuEntry(path, title, icon, permission, order, true) { Module = module });

    /// <summary>What the person has, as components for the top bar: level, coins, streak.</summary>
    public IReadOnlyList<Type> Meters => [.. meters.OrderBy(meter => meter.Order).Select(meter => meter.Component)];

    /// <summary>Puts a component (pills, no parameters) into the top bar of every page of a realm.</summary>
    public void AddMeter<TComponent>(int order) where TComponent : IComponent => meters.Add((order, typeof(TComponent)));
}

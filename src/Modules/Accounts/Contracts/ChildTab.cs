using Microsoft.AspNetCore.Components;

namespace Questory.Accounts.Contracts;

/// <summary>A room's page about one child, for its guardian: <c>services.AddSingleton(new ChildTab("/progress", …))</c> and a
/// page at <c>/r/{realm}/family/{Child:guid}/progress</c> that puts itself into a <see cref="ChildFrame"/>.</summary>
/// <param name="Path">Below the child's address, e.g. <c>/progress</c>.</param>
/// <param name="Order">Ascending. This room's overview comes first, its other tabs after 50.</param>
/// <param name="Module">Shown only where the realm has this module; null everywhere.</param>
/// <param name="Below">Path of the tab in whose place it lies, as one of several pages there; null for a tab of its own. A parent
/// is to find five tabs at most.</param>
/// <param name="PageTitle">What its own page is called among those below it; the tab's title where left out.</param>
public sealed record ChildTab(string Path, string Title, string Icon, int Order, string? Module = null, string? Below = null, string? PageTitle = null)
{
    /// <summary>Where a click on a child leads.</summary>
    internal const string Overview = "/about";
}

/// <summary>A room's lines on a child's card of the page "My children": a component with a parameter <c>Child</c> (a
/// <see cref="Platform.Access.AccountId"/>), registered as <c>services.AddSingleton(ChildCardPart.Of&lt;T&gt;(order))</c>.</summary>
public sealed record ChildCardPart(Type Component, int Order, string? Module = null)
{
    public static ChildCardPart Of<TComponent>(int order, string? module = null) where TComponent : IComponent => new(typeof(TComponent), order, module);
}

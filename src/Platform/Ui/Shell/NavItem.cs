namespace Questory.Platform.Ui.Shell;

/// <summary>An entry of the navigation.</summary>
/// <param name="Count">Unread or due things; shown when above 0.</param>
public sealed record NavItem(string Text, string Href, string Icon, bool Current = false, int Count = 0);

/// <summary>Another realm the person belongs to.</summary>
public sealed record RealmChoice(string Name, string Href, bool Current = false);

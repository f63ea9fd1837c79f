namespace Questory.Realms.Contracts;

/// <summary>Something that a new realm needs before it is a place for others: its admins see what is left until all is done.
/// A room registers its own: <c>services.AddSingleton(new FirstStep(…))</c>.</summary>
/// <param name="Path">Within the realm: where it is done.</param>
/// <param name="Done">SQL that answers yes or no; <c>$1</c> is the realm.</param>
/// <param name="Module">Asked for only where the realm has this module; null everywhere.</param>
public sealed record FirstStep(int Order, string Title, string Text, string Icon, string Path, string Done, string? Module = null);

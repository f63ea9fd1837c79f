namespace Questory.Realms.Contracts;

/// <summary>Rows of the realm in force that one of its settings can name, so that an admin picks instead of typing.</summary>
/// <param name="Key">Of the setting.</param>
/// <param name="Read">Code and name of each.</param>
public sealed record SettingChoices(string Key, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<(string Code, string Name)>>> Read);

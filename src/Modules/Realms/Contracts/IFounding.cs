using System.Text.Json;
using Questory.Platform.Access;

namespace Questory.Realms.Contracts;

/// <summary>A room's share in a new realm: it reads its own section of the edition's preset and lays its first rows
/// (currencies, reward rules, topics). Called in the transaction that makes the realm, lowest room first.</summary>
public interface IFounding
{
    /// <summary>Name of the section in the preset file, e.g. <c>economy</c>.</summary>
    string Section { get; }

    /// <param name="preset">The section; an empty object when the preset has none.</param>
    Task Found(RealmId realm, JsonElement preset, CancellationToken stop);
}

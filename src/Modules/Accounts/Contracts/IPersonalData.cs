using System.Text.Json.Nodes;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;

namespace Questory.Accounts.Contracts;

/// <summary>A room's section of the file in which a person, a parent or an admin takes away all data on a person (AE-025).
/// Found by scan. Read under the wall of whoever asks: what they may not see is not in the file.</summary>
public interface IPersonalData : IContribution
{
    /// <summary>snake_case, e.g. <c>learning</c>.</summary>
    string Section { get; }

    /// <summary>Read once for each realm the person has been in, from within it; else once, outside of all.</summary>
    bool OfRealm => true;

    /// <summary>The tables it tells of; a guard demands that every table with <c>account_id</c> is told of somewhere.</summary>
    IReadOnlyList<string> Tables { get; }

    Task<JsonObject> Read(AccountId person, CancellationToken stop);
}

/// <summary>One list of a section: its name, the table it comes from, and a query whose columns are written as they are named.
/// <c>$1</c> is the person. No hashes, no tokens.</summary>
public sealed record PersonalRows(string Name, string Table, string Sql);

/// <summary>A section that is nothing but queries, as most are.</summary>
public abstract class PersonalSection(AppDb db, string section, params IReadOnlyList<PersonalRows> lists) : IPersonalData
{
    public string Section => section;
    public virtual bool OfRealm => true;
    public IReadOnlyList<string> Tables { get; } = [.. lists.Select(list => list.Table)];

    public async Task<JsonObject> Read(AccountId person, CancellationToken stop)
    {
        var content = new JsonObject();
        foreach (var list in lists)
            content[list.Name] = JsonNode.Parse((await db.Scalar<string>(
                $"select coalesce(json_agg(row_to_json(line)), '[]')::text from ({list.Sql}) line", stop, person.Value))!);
        return content;
    }
}

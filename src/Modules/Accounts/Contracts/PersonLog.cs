using System.Text.Json;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>One line of what a person did: an activity in a realm, or something with the account itself (kind <c>account</c>).</summary>
/// <param name="IpAddress">Null for a parent (AE-072), and for what others or the system did.</param>
public sealed record LogLine(
    Guid Id, DateTimeOffset At, string Verb, string Kind, string Label, JsonElement Facts, string? IpAddress, string? UserAgent, Guid? Session);

/// <summary>The activity log of one person (AE-072): lessons, answers, rewards, purchases of a realm, and sign-ins and changed
/// settings of the account; newest first. Read under the wall of whoever asks.</summary>
public sealed class PersonLog(AppDb db)
{
    private const string Lines = """
        select id, at, verb, object_kind, label, facts::text, ip_address, user_agent, session_id from platform_activity
        where account_id = $1 and realm_id = $2 and (at, id) < ($3, $4)
        union all
        select id, at, action, 'account', coalesce(reason, ''), '{}', ip_address, user_agent, null from accounts_sign_ins
        where account_id = $1 and (at, id) < ($3, $4) and action <> 'refresh'
        order by at desc, id desc limit $5
        """;

    /// <param name="whereabouts">With network address and client; never for a parent.</param>
    public async Task<Outcome<Page<LogLine>>> Of(AccountId person, RealmId realm, bool whereabouts, PageRequest page, CancellationToken stop)
    {
        if (Cursor.Read<Newest>(page.Cursor, out var last) is { } fault)
            return fault;
        var (at, id) = last ?? Newest.Start;
        var lines = await db.Rows(Lines, row => new LogLine(
            row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.GetString(4), JsonElement.Parse(row.GetString(5)),
            whereabouts && !row.IsDBNull(6) ? row.GetString(6) : null, whereabouts && !row.IsDBNull(7) ? row.GetString(7) : null,
            whereabouts && !row.IsDBNull(8) ? row.GetGuid(8) : null), stop, person.Value, realm.Value, at, id, page.Fetch);
        return Page.Of(lines, page.Size, line => line, line => new Newest(line.At, line.Id));
    }
}

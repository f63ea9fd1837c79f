using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Questory.Accounts.Family;
using Questory.Accounts.Preferences;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Texts;

namespace Questory.Accounts.Sessions;

/// <summary>Finds out who is asking, from a program's bearer token or the browser's cookie, and asks the database each
/// time, so that an ended session or a suspended account is refused at once (AE-010).</summary>
internal sealed class KnownSession
{
    /// <summary>Use is noted at most once a minute (CR-005), and rolls a browser's session on.</summary>
    private static readonly TimeSpan NoteUseAfter = TimeSpan.FromMinutes(1);

    private const string Who = """
        a.id, s.id, a.display_name, a.language, a.time_zone, a.is_operator, a.status, s.last_seen_at, s.expires_at - s.last_seen_at, a.theme_preference,
               c.requires_consent and c.consent_given_at is null and c.withdrawn_at is null
        from accounts_sessions s join accounts_accounts a on a.id = s.account_id left join accounts_children c on c.account_id = a.id
        """;

    private readonly Databases databases;
    private readonly AccessKeys keys;
    private readonly TimeProvider time;
    private readonly SharedLookUp<byte[], Found> browsers;

    public KnownSession(Databases databases, AccessKeys keys, TimeProvider time)
    {
        (this.databases, this.keys, this.time) = (databases, keys, time);
        browsers = new(databases, $"""
            select asked.n, {Who} join unnest($1::bytea[]) with ordinality asked (token_hash, n) on asked.token_hash = s.token_hash
            where s.ended_at is null and s.expires_at > $2 and s.kind = 'browser'
            """, hashes => [hashes.ToArray(), time.GetUtcNow()], row => Read(row, from: 1));
    }

    private sealed record Found(
        AccountId Account, Guid Session, string Name, string Language, string Zone, bool Operator, string Status, DateTimeOffset SeenAt, TimeSpan Life, string Look, bool? NeedsParent);

    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        actor.From(http.Connection.RemoteIpAddress?.ToString(), Preferred(http), http.Request.Headers.UserAgent.ToString());
        await http.RequestServices.GetRequiredService<KnownSession>().Recognise(http, actor);
        await next();
    });

    private async Task Recognise(HttpContext http, Actor actor)
    {
        var stop = http.RequestAborted;
        var cookie = http.Request.Cookies[SessionCookie.Name];
        Found? found = null;
        if (http.Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
            found = await OfBearer(authorization, stop);
        else if (cookie is { Length: > 0 and < 200 })
            found = await browsers.Find(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)), stop);
        if (found is not { Status: "active" or "pending" })
            return;
        actor.SignIn(found.Account, found.Session, found.Name, TimeZones.Find(found.Zone), found.Operator,
            found.Status == "pending" ? found.NeedsParent is false ? Waiting.ForConfirmation : Waiting.ForParent : null, Waiting.Code);
        actor.Speak(found.Language);
        actor.PreferMode(found.Look is "light" or "dark" ? found.Look : null);
        if (time.GetUtcNow() - found.SeenAt >= NoteUseAfter)
            await NoteUse(http, found, cookie, stop);
    }

    private async Task<Found?> OfBearer(string authorization, CancellationToken stop)
    {
        const string scheme = "Bearer ";
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || await keys.Read(authorization[scheme.Length..].Trim(), stop) is not { } claims)
            return null;
        return await databases.LookUp($"""
            select {Who} where s.ended_at is null and s.expires_at > $1 and s.account_id = $2 and s.id = $3 and s.kind = 'api'
            """, row => Read(row, from: 0), stop, time.GetUtcNow(), claims.Account, claims.Session);
    }

    private async Task NoteUse(HttpContext http, Found found, string? cookie, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var kind = await databases.LookUp("""
            update accounts_sessions set last_seen_at = $3, expires_at = case when kind = 'browser' then $4 else expires_at end
            where account_id = $1 and id = $2 and ended_at is null returning kind
            """, row => row.GetString(0), stop, found.Account.Value, found.Session, now, now + found.Life);
        if (kind is "browser")
            SessionCookie.Set(http, cookie!, now + found.Life);
    }

    private static Found Read(NpgsqlDataReader row, int from) => new(
        new(row.GetGuid(from)), row.GetGuid(from + 1), row.GetString(from + 2), row.GetString(from + 3), row.GetString(from + 4), row.GetBoolean(from + 5),
        row.GetString(from + 6), row.GetFieldValue<DateTimeOffset>(from + 7), row.GetTimeSpan(from + 8), row.GetString(from + 9),
        row.IsDBNull(from + 10) ? null : row.GetBoolean(from + 10));

    private static string Preferred(HttpContext http)
    {
        var translations = http.RequestServices.GetRequiredService<Translations>();
        var wanted = http.Request.Query["lang"].FirstOrDefault() ?? http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value?.Split('-')[0]).FirstOrDefault();
        return wanted is not null && translations.Knows(wanted) ? wanted : "en";
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Texts;

namespace Questory.Accounts.Sessions;

/// <summary>Finds out who is asking, from the browser's cookie, and asks the database each time, so that
/// an ended session or a suspended account is refused at once (AE-010).</summary>
internal sealed class KnownSession(Databases databases, TimeProvider time)
{
    public const string Cookie = "questory";

    private sealed record Found(AccountId Account, Guid Session, string Name, string Language, string Zone, bool Operator, string Status);

    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var actor = http.RequestServices.GetRequiredService<Actor>();
        actor.From(http.Connection.RemoteIpAddress?.ToString(), Preferred(http));
        if (http.Request.Cookies[Cookie] is { Length: > 0 and < 200 } token)
            await http.RequestServices.GetRequiredService<KnownSession>().Recognise(actor, token, http.RequestAborted);
        await next();
    });

    private async Task Recognise(Actor actor, string token, CancellationToken stop)
    {
        var found = await databases.LookUp("""
            select a.id, s.id, a.display_name, a.language, a.time_zone, a.is_operator, a.status
            from accounts_sessions s join accounts_accounts a on a.id = s.account_id
            where s.token_hash = $1 and s.kind = 'browser' and s.ended_at is null and s.expires_at > $2
            """, row => new Found(new(row.GetGuid(0)), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.GetString(6)),
            stop, SHA256.HashData(Encoding.ASCII.GetBytes(token)), time.GetUtcNow());
        if (found is { Status: "active" or "pending" })
        {
            actor.SignIn(found.Account, found.Session, found.Name, TimeZoneInfo.FindSystemTimeZoneById(found.Zone), found.Operator,
                found.Status == "pending" ? "Your account is waiting: a parent has to say yes first." : null);
            actor.From(actor.IpAddress, found.Language);
        }
    }

    private static string Preferred(HttpContext http)
    {
        var translations = http.RequestServices.GetRequiredService<Translations>();
        var wanted = http.Request.Query["lang"].FirstOrDefault() ?? http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value?.Split('-')[0]).FirstOrDefault();
        return wanted is not null && translations.Knows(wanted) ? wanted : "en";
    }
}

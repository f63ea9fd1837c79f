using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Accounts.Contracts;

/// <summary>All data on one person as one file that people can read (AE-025): a section of each room, in the rooms' order.</summary>
public sealed class PersonalFile(AppDb db, Actor actor, IEnumerable<IPersonalData> sections, ConsentRecord record, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Place(Guid Id, string Slug);

    /// <summary>Where somebody acted from is for themselves and admins, not for a parent (AE-072).</summary>
    private static readonly string[] Whereabouts = ["ip_address", "user_agent", "last_sign_in_ip"];

    /// <summary>The whole of a person, of all realms, as far as whoever asks may see.</summary>
    public async Task<byte[]> Whole(AccountId person, CancellationToken stop)
    {
        await Tell("app.realm", "", stop);
        var places = await db.Rows("""
            select r.id, r.slug from realms_realms r where r.id in (
                select realm_id from realms_members where account_id = $1 union select realm_id from platform_activity where account_id = $1
                union select realm_id from platform_log_put_away($1)) order by r.slug
            """, row => new Place(row.GetGuid(0), row.GetString(1)), stop, person.Value);
        return await Write(person, places, stop, whereabouts: person == actor.Account);
    }

    /// <summary>A member of this realm, for those who look after its people: what belongs to no realm, and what belongs to this
    /// one; noted in a child's consent record. The caller has made sure that the person is a member, and its slice may see others.</summary>
    public async Task<byte[]> OfMember(AccountId person, CancellationToken stop)
    {
        await Tell("app.scope", "system", stop);
        await record.WriteIfChild(person, ConsentEvent.Exported, actor.Account, ConsentRecord.ByAdmin, stop);
        return await Write(person, [new(actor.Here.Value, actor.Realm!.Slug)], stop, whereabouts: true, then: () => Tell("app.scope", "realm", stop));
    }

    /// <summary>Offers it for saving.</summary>
    public static async Task<IResult> Download(Task<Outcome<byte[]>> made) => await made is { Ok: true, Value: var file }
        ? Results.File(file, "application/json", "questory-data.json")
        : (await made).Problem!.ToHttp();

    private async Task<byte[]> Write(AccountId person, IReadOnlyList<Place> places, CancellationToken stop, bool whereabouts, Func<Task>? then = null)
    {
        var file = new JsonObject { ["person"] = person.ToString(), ["made_at"] = time.GetUtcNow().ToString("O") };
        foreach (var section in sections.Where(section => !section.OfRealm))
            file[section.Section] = await section.Read(person, stop);
        if (then is not null)
            await then();
        var realms = new JsonObject();
        foreach (var place in places)
        {
            await Tell("app.realm", place.Id.ToString(), stop);
            var content = new JsonObject();
            foreach (var section in sections.Where(section => section.OfRealm))
                content[section.Section] = await section.Read(person, stop);
            realms[place.Slug] = content;
        }
        file["realms"] = realms;
        if (!whereabouts)
            Forget(file);
        return JsonSerializer.SerializeToUtf8Bytes(file, Readable);
    }

    private static void Forget(JsonNode? node)
    {
        if (node is JsonObject part)
        {
            foreach (var name in Whereabouts)
                part.Remove(name);
            foreach (var (_, inner) in part)
                Forget(inner);
        }
        else if (node is JsonArray list)
            foreach (var inner in list)
                Forget(inner);
    }

    // The wall as it stands for each part: without a realm the rows of no realm, within one that realm's.
    private Task Tell(string name, string value, CancellationToken stop) => db.Scalar<string>("select set_config($1, $2, true)", stop, name, value);
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Questory.Accounts.Contracts;
using Questory.Accounts.Family;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Outcomes;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

public sealed class ConsentRecordTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-073")]
    public async Task An_admin_reads_consent_withdrawal_and_deletion_in_order_and_no_name_after_the_purge()
    {
        var (child, parent) = await Kid.Active(world, firstName: "Xanthippe");
        (await parent.Do(HttpMethod.Delete, child.At("/consent"))).Is(HttpStatusCode.OK);
        var caseId = await world.Scalar<Guid>("select case_id from accounts_children where account_id = $1", child.Id);
        await world.AsSystem<Done>(async services =>
        {
            await services.GetRequiredService<ConsentRecord>().Write(new(child.Id), ConsentEvent.DeletionAsked, null, ConsentRecord.ByPage, default);
            await services.GetRequiredService<ConsentRecord>().WriteCase(caseId, ConsentEvent.Purged, null, ConsentRecord.ByTime, default);
            await services.GetRequiredService<AppDb>().Execute("delete from accounts_accounts where id = $1", default, child.Id);
            return Outcome.Done;
        });
        var admin = await world.People.NewAdmin();
        var lines = (await admin.Http.Ask(admin.At($"/consent-record?case={caseId}"))).Is(HttpStatusCode.OK);
        Assert.Equal(["requested", "given", "withdrawn", "deletion_asked", "purged"], lines.Body.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("what").GetString()));
        Assert.All(lines.Body.GetProperty("items").EnumerateArray(), line => Assert.Equal(64, line.GetProperty("hash").GetString()!.Length));
        foreach (var page in new[] { lines.Text, (await admin.Http.Ask(admin.At("/consent-record?limit=100"))).Text, await (await admin.Http.Page("/r/kids/manage/consent")).Content.ReadAsStringAsync() })
            foreach (var secret in new[] { child.FirstName, child.Email, child.DisplayName, child.Id.ToString() })
                Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
    }

    [Fact]
    [Row("AE-073")]
    public async Task The_record_is_its_realm_s_admins_alone()
    {
        var (child, parent) = await Kid.Active(world);
        foreach (var path in new[] { "/api/realms/kids/consent-record", "/api/realms/kids/consent-record/check", "/api/realms/kids/families" })
        {
            (await parent.Ask(path)).Is(HttpStatusCode.Forbidden);
            (await (await child.Person.SignIn()).Http.Ask(path)).Is(HttpStatusCode.Forbidden);
            (await (await world.People.NewTeacher()).Http.Ask(path)).Is(HttpStatusCode.Forbidden);
        }
        var other = await world.People.NewAdmin("other");
        Assert.Empty((await other.Http.Ask(other.At("/consent-record"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());
        Assert.Empty((await other.Http.Ask(other.At("/families"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    [Row("AE-073")]
    public async Task Pages_follow_on_without_a_gap()
    {
        await Kid.Active(world);
        await Kid.Active(world);
        var admin = await world.People.NewAdmin();
        var all = (await admin.Http.Ask(admin.At("/consent-record?limit=100"))).Body.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("hash").GetString()).ToList();
        var (found, cursor) = (new List<string?>(), "");
        do
        {
            var page = (await admin.Http.Ask(admin.At($"/consent-record?limit=3{cursor}"))).Is(HttpStatusCode.OK).Body;
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("hash").GetString()));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        Assert.Equal(all, found);
    }

    [Theory]
    [InlineData("update accounts_consent_lines set kind = 'refused' where case_id = $1 and seq = 2", 2, "changed")]
    [InlineData("update accounts_consent_lines set at = at - interval '1 day' where case_id = $1 and seq = 1", 1, "changed")]
    [InlineData("update accounts_consent_lines set adult_id = null where case_id = $1 and seq = 2", 2, "changed")]
    [InlineData("delete from accounts_consent_lines where case_id = $1 and seq = 1", 2, "missing_before")]
    [InlineData("delete from accounts_consent_lines where case_id = $1 and seq = 2", 1, "missing")]
    [Row("AE-073")]
    public async Task A_line_altered_as_the_owner_of_the_database_is_named(string tamper, int seq, string fault)
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (child, _) = await Kid.Active(own);
        await Kid.Active(own);
        var admin = await own.People.NewAdmin();
        var check = (await admin.Http.Ask(admin.At("/consent-record/check"))).Is(HttpStatusCode.OK);
        Assert.True(check.Body.GetProperty("unaltered").GetBoolean());
        Assert.Equal(4, check.Body.GetProperty("lines").GetInt32());

        var caseId = await own.Scalar<Guid>("select case_id from accounts_children where account_id = $1", child.Id);
        await own.Execute(tamper, caseId);
        check = (await admin.Http.Ask(admin.At("/consent-record/check"))).Is(HttpStatusCode.OK);
        Assert.False(check.Body.GetProperty("unaltered").GetBoolean());
        Assert.Contains((caseId, seq, fault), check.Body.GetProperty("faults").EnumerateArray()
            .Select(found => (found.GetProperty("case").GetGuid(), found.GetProperty("seq").GetInt32(), found.GetProperty("what").GetString()!)));
        Assert.Contains("altered", await (await admin.Http.Page("/r/kids/manage/consent")).Content.ReadAsStringAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => own.AsSystem<string>(async services =>
            await ActivatorUtilities.GetServiceOrCreateInstance<ProveConsentRecord>(services).Run(default)));
    }

    [Fact]
    [Row("AE-073")]
    public async Task The_application_itself_can_neither_change_nor_delete_a_line_nor_choose_its_hash()
    {
        var (child, _) = await Kid.Active(world);
        foreach (var sql in new[] { "update accounts_consent_lines set method = 'x'", "delete from accounts_consent_lines", "truncate accounts_consent_lines" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => world.AsSystem<Done>(async services =>
            {
                await services.GetRequiredService<AppDb>().Execute(sql, default);
                return Outcome.Done;
            }))).SqlState);
        await world.AsSystem<Done>(async services =>
        {
            await services.GetRequiredService<AppDb>().Execute("""
                insert into accounts_consent_lines (case_id, seq, kind, method, at, previous_hash, hash)
                select case_id, 1, 'withdrawn', 'x', now(), '\x00', '\x00' from accounts_children where account_id = $1
                """, default, child.Id);
            return Outcome.Done;
        });
        Assert.Equal("3 32", await world.Scalar<string>("select concat_ws(' ', seq, length(hash)) from accounts_consent_lines l join accounts_children c using (case_id) where c.account_id = $1 and l.method = 'x'", child.Id));
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
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
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (child, parent) = await Kid.Active(own, firstName: "Xanthippe");
        var adult = await own.Scalar<Guid>("select guardian_id from accounts_children where account_id = $1", child.Id);
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = own.Clock.GetUtcNow().AddSeconds(-1);
        foreach (var (how, path) in new[] { (HttpMethod.Get, "/export"), (HttpMethod.Delete, "/consent"), (HttpMethod.Delete, "") })
            (await parent.Do(how, child.At(path))).Is(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromDays(31));
        await own.RunDueJobs();
        var admin = await own.People.NewAdmin();
        var caseId = (await admin.Http.Ask(admin.At("/consent-record"))).Is(HttpStatusCode.OK).Body.GetProperty("items")[0].GetProperty("case").GetGuid();
        var lines = (await admin.Http.Ask(admin.At($"/consent-record?case={caseId}"))).Is(HttpStatusCode.OK);
        var told = lines.Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["requested sign_up", "given page", "exported page", "withdrawn page", "deletion_asked page", "purged purge"], told.Select(line => $"{line.GetProperty("what").GetString()} {line.GetProperty("method").GetString()}"));
        Assert.All(told[..5], line => Assert.Equal((64, adult), (line.GetProperty("hash").GetString()!.Length, line.GetProperty("adult_id").GetGuid())));
        Assert.Equal([false, false, true, true, true, true], told.Select(line => line.GetProperty("at").GetDateTimeOffset() >= late));
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
        Assert.Contains($"{caseId} {seq} {fault}", Faults(check));
        Assert.Contains("altered", await (await admin.Http.Page("/r/kids/manage/consent")).Content.ReadAsStringAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => own.AsSystem<JobResult>(async services =>
            await ActivatorUtilities.GetServiceOrCreateInstance<ProveConsentRecord>(services).Run(default)));
    }

    [Fact]
    [Row("AE-073")]
    public async Task Looking_at_a_part_proves_that_part_and_the_whole_is_a_button_away()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var admin = await own.People.NewAdmin();
        var (child, _) = await Kid.Active(own);
        var caseId = await own.Scalar<Guid>("select case_id from accounts_children where account_id = $1", child.Id);
        for (var i = 0; i < 15; i++)
            await Kid.Active(own);
        Assert.All((await admin.Http.Ask(admin.At("/consent-record?limit=100"))).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray(),
            line => Assert.Equal(System.Text.Json.JsonValueKind.Null, line.GetProperty("fault").ValueKind));
        var page = await Page("");
        Assert.Contains("lines shown here", page);
        Assert.Contains("Check all 32 lines", page);
        Assert.Contains("Checked just now: 32 lines", await Page("?whole=true"));

        // The first line of all is beyond the first page.
        await own.Execute("update accounts_consent_lines set method = 'by nobody' where case_id = $1 and seq = 1", caseId);
        Assert.Contains("lines shown here", await Page(""));
        Assert.Contains("altered", await Page("?whole=true"));
        Assert.Contains("is not what was written", await Page($"?case={caseId}"));
        var told = (await admin.Http.Ask(admin.At($"/consent-record?case={caseId}"))).Body.GetProperty("items");
        Assert.Equal("changed", told[0].GetProperty("fault").GetString());

        async Task<string> Page(string query) => WebUtility.HtmlDecode(await (await admin.Http.Page($"/r/kids/manage/consent{query}")).Content.ReadAsStringAsync());
    }

    // The purged child's case has the places 1 to 4 (requested, given, deletion_asked, purged) of the realm's book; another's follow as 5 and 6.
    [Theory]
    [InlineData("delete from accounts_consent_lines where case_id = $1 and seq = 4", 4)]
    [InlineData("delete from accounts_consent_lines where case_id = $1 and seq >= 2", 2)]
    [InlineData("delete from accounts_consent_lines where case_id = $1", 1)]
    [InlineData("delete from accounts_consent_lines where case_id <> $1 and kind = 'given'", 6)]
    [InlineData("update accounts_consent_lines set realm_id = (select id from realms_realms where slug = 'other') where case_id = $1 and seq = 4", 4)]
    [Row("AE-073")]
    public async Task The_end_of_a_case_that_is_cut_off_is_found_when_the_child_is_long_gone(string tamper, long place)
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (admin, caseId) = await WithPurgedChild(own);
        var seal = await Check(admin);
        Assert.True(seal.Body.GetProperty("unaltered").GetBoolean(), seal.Text);
        Assert.StartsWith("6-", seal.Of("seal"));
        await own.Execute(tamper, caseId);
        var check = await Check(admin);
        Assert.False(check.Body.GetProperty("unaltered").GetBoolean());
        Assert.Contains($"place {place} gone", Faults(check));
        Assert.Contains($"place {place} of the record", await (await admin.Http.Page("/r/kids/manage/consent?whole=true")).Content.ReadAsStringAsync());
        // The whole is not needed to see that something is amiss.
        Assert.Contains("altered", await (await admin.Http.Page("/r/kids/manage/consent")).Content.ReadAsStringAsync());
        Assert.Contains($"place {place} gone", (await Assert.ThrowsAsync<InvalidOperationException>(() => own.AsSystem<JobResult>(async services =>
            await ActivatorUtilities.GetServiceOrCreateInstance<ProveConsentRecord>(services).Run(default)))).Message);
    }

    [Fact]
    [Row("AE-073")]
    public async Task Lines_chained_anew_break_the_book_and_a_book_written_anew_breaks_a_seal_that_was_kept()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        var (admin, caseId) = await WithPurgedChild(own);
        var kept = (await Check(admin)).Of("seal");
        Assert.True((await Check(admin, kept)).Body.GetProperty("seal_holds").GetBoolean());
        await Kid.SignUp(own);
        Assert.True((await Check(admin, kept)).Body.GetProperty("seal_holds").GetBoolean());
        Assert.Contains("same up to this seal", await (await admin.Http.Page($"/r/kids/manage/consent?seal={kept}")).Content.ReadAsStringAsync());
        foreach (var wrong in new[] { "7" + kept[1..], kept[..^1], "x", "99-00" })
            Assert.False((await Check(admin, wrong)).Body.GetProperty("seal_holds").GetBoolean());
        (await admin.Http.Ask(admin.At($"/consent-record/check?seal={new string('1', 101)}"))).Is(HttpStatusCode.UnprocessableEntity);

        // The last line of the case, said to be another, with a hash that fits: its case is whole, the book is not.
        await own.Execute("update accounts_consent_lines set kind = 'refused' where case_id = $1 and seq = 4", caseId);
        await own.Execute("update accounts_consent_lines l set hash = accounts_consent_hash(l) where case_id = $1 and seq = 4", caseId);
        Assert.Equal([$"{caseId} 4 torn"], Faults(await Check(admin)));

        // Whoever also writes the whole book anew is found by a seal from outside alone.
        await own.Execute("""
            do $$ declare line record; last bytea; begin
                for line in select * from accounts_consent_lines where realm_id = (select id from realms_realms where slug = 'kids') order by place loop
                    last := accounts_consent_seal(last, line.realm_id, line.place, line.hash);
                    update accounts_consent_lines set seal = last where case_id = line.case_id and seq = line.seq;
                    update accounts_consent_books set seal = last where realm_id = line.realm_id;
                end loop;
            end $$
            """);
        var anew = await Check(admin, kept);
        Assert.True(anew.Body.GetProperty("unaltered").GetBoolean(), anew.Text);
        Assert.False(anew.Body.GetProperty("seal_holds").GetBoolean());
        Assert.Contains("does not have this seal", await (await admin.Http.Page($"/r/kids/manage/consent?seal={kept}")).Content.ReadAsStringAsync());
    }

    [Fact]
    [Row("AE-073")]
    public async Task Lines_written_at_once_by_many_keep_their_book_whole()
    {
        await using var own = new TestWorld();
        await own.InitializeAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Kid.SignUp(own)));
        var admin = await own.People.NewAdmin();
        var check = await Check(admin);
        Assert.True(check.Body.GetProperty("unaltered").GetBoolean(), check.Text);
        Assert.StartsWith("12-", check.Of("seal"));
    }

    [Fact]
    [Row("AE-073")]
    public async Task The_application_itself_can_neither_change_nor_delete_a_line_nor_choose_its_hash()
    {
        var (child, _) = await Kid.Active(world);
        foreach (var sql in new[] { "update accounts_consent_lines set method = 'x'", "update accounts_consent_books set lines = 1", "delete from accounts_consent_books", "insert into accounts_consent_books values (gen_random_uuid(), 1, '\\x00')", "delete from accounts_consent_lines", "truncate accounts_consent_lines" })
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

    private static async Task<(TestPerson Admin, Guid CaseId)> WithPurgedChild(TestWorld own)
    {
        var admin = await own.People.NewAdmin();
        (await admin.Http.Do(HttpMethod.Put, admin.At("/settings"), new { values = new Dictionary<string, object> { ["accounts.purge_days"] = 0 } })).Is(HttpStatusCode.NoContent);
        var (child, parent) = await Kid.Active(own);
        var caseId = await own.Scalar<Guid>("select case_id from accounts_children where account_id = $1", child.Id);
        (await parent.Do(HttpMethod.Delete, child.At())).Is(HttpStatusCode.OK);
        await Kid.Active(own);
        return (admin, caseId);
    }

    private static async Task<Answer> Check(TestPerson admin, string? seal = null) =>
        (await admin.Http.Ask(admin.At("/consent-record/check" + (seal is null ? "" : $"?seal={seal}")))).Is(HttpStatusCode.OK);

    private static List<string> Faults(Answer check) => [.. check.Body.GetProperty("faults").EnumerateArray().Select(fault =>
        fault.GetProperty("case").ValueKind == System.Text.Json.JsonValueKind.Null
            ? $"place {fault.GetProperty("place").GetInt64()} {fault.GetProperty("what").GetString()}"
            : $"{fault.GetProperty("case").GetGuid()} {fault.GetProperty("seq").GetInt32()} {fault.GetProperty("what").GetString()}")];
}

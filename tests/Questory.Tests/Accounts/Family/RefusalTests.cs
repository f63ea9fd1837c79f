using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Questory.Accounts.Family;
using Questory.Platform.Jobs;
using Questory.Tests.Testing;

namespace Questory.Tests.Accounts.Family;

public sealed class RefusalTests(TestWorld world) : IClassFixture<TestWorld>
{
    [Fact]
    [Row("AE-019"), Row("AE-073")]
    public async Task A_no_deletes_the_sign_up_at_once_and_frees_the_address()
    {
        var (child, browser) = await Kid.ByPage(world);
        var parent = await child.ComesByLink();
        var caseId = await world.Scalar<Guid>("select case_id from accounts_children where account_id = $1", child.Id);
        (await parent.Tell(child.At("/refusal"))).Is(HttpStatusCode.NoContent);
        await IsForgotten(child);
        (await browser.Ask("/api/account")).Is(HttpStatusCode.Unauthorized);
        (await parent.Tell(child.At("/refusal"))).Is(HttpStatusCode.NotFound);
        (await parent.Ask("/api/account")).Is(HttpStatusCode.OK);
        (await world.Anonymous().Tell(Kid.Door, Kid.Form(child.Email, child.ParentEmail))).Is(HttpStatusCode.Created);
        Assert.Equal("requested refused purged", await world.Scalar<string>("select string_agg(kind, ' ' order by seq) from accounts_consent_lines where case_id = $1", caseId));
    }

    [Fact]
    [Row("AE-017"), Row("AE-019")]
    public async Task One_can_refuse_straight_from_the_mail_and_the_unused_invitation_goes_too()
    {
        var child = await Kid.SignUp(world);
        var token = await child.ConsentToken();
        var page = await (await world.Anonymous().Page($"/r/kids/consent/{token}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain(child.FirstName, page, StringComparison.Ordinal);
        Assert.DoesNotContain(child.Email, page, StringComparison.Ordinal);
        (await world.Anonymous().Tell("/api/realms/kids/consent-links/refusal", new { token })).Is(HttpStatusCode.NoContent);
        await IsForgotten(child);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", child.ParentEmail));
        (await world.Anonymous().Tell("/api/realms/kids/consent-links/refusal", new { token })).Is(HttpStatusCode.Gone);
        Assert.Equal(HttpStatusCode.Gone, (await world.Anonymous().Page($"/r/kids/consent/{token}")).StatusCode);
    }

    [Fact]
    [Row("AE-019")]
    public async Task Fifteen_days_of_silence_do_the_same_and_spare_whoever_was_answered_for()
    {
        var silent = await Kid.SignUp(world);
        var shared = Newcomer.FreshEmail();
        var (answered, alsoSilent) = (await Kid.SignUp(world, parent: shared), await Kid.SignUp(world, parent: shared));
        var parent = await answered.ComesByLink();
        (await parent.Do(HttpMethod.Put, answered.At("/consent"))).Is(HttpStatusCode.OK);
        world.Clock.Advance(TimeSpan.FromDays(13));
        await RunTheJob();
        Assert.Equal("pending", await silent.Status());
        world.Clock.Advance(TimeSpan.FromDays(2));
        await RunTheJob();
        await IsForgotten(silent);
        await IsForgotten(alsoSilent);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", silent.ParentEmail));
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from accounts_accounts where email = $1", shared));
        Assert.Equal("pending", await answered.Status());
        (await world.Anonymous().Tell(Kid.Door, Kid.Form(silent.Email, silent.ParentEmail))).Is(HttpStatusCode.Created);
    }

    [Fact]
    [Row("AE-019"), Row("AE-020")]
    public async Task A_child_whose_consent_was_taken_back_is_not_deleted_by_silence()
    {
        var (child, parent) = await Kid.Active(world);
        (await parent.Do(HttpMethod.Delete, child.At("/consent"))).Is(HttpStatusCode.OK);
        (await parent.Tell(child.At("/refusal"))).Is(HttpStatusCode.Conflict);
        world.Clock.Advance(TimeSpan.FromDays(60));
        await RunTheJob();
        Assert.Equal("suspended", await child.Status());
    }

    private async Task IsForgotten(Kid child)
    {
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from accounts_accounts where id = $1 or email = $2", child.Id, child.Email));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from platform_mails where recipient = $1 or body_text like '%' || $1 || '%' or (recipient = $2 and kind like 'consent%' and $3 = any (about_ids))", child.Email, child.ParentEmail, child.Id));
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from realms_members where account_id = $1", child.Id));
    }

    private Task<JobResult> RunTheJob() => world.AsSystem<JobResult>(async services =>
        await ActivatorUtilities.GetServiceOrCreateInstance<ForgetSilentSignUps>(services).Run(CancellationToken.None));
}

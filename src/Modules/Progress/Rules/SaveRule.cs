using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Audit;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Platform.Texts;
using Questory.Progress.Achievements;
using Questory.Progress.Contracts;

namespace Questory.Progress.Rules;

/// <summary>Writes a reward rule: a new one, or the next version of one. What was paid before stays as it was paid (NT-085).</summary>
[Requires(ProgressPermissions.Rules)]
internal sealed class SaveRule(AppDb db, Actor actor, ActivityList activities, RuleBooks books, Work work, AuditTrail audit, TimeProvider time, Edits edits)
{
    /// <param name="Replaces">The version that the writer has read, as an <c>If-Match</c> says as well; 0 for a new rule. Another one in force is a clash.</param>
    public sealed record Request(
        [Range(0, int.MaxValue)] int? Replaces,
        [Required, StringLength(50)] string Verb,
        [Required, StringLength(50)] string Object,
        [Required, StringLength(RewardRule.TitleMax)] string Title,
        JsonElement? When,
        [Range(1, 1_000_000)] long? Xp, [StringLength(50)] string? XpFact,
        [StringLength(20)] string? Currency, [Range(1, 1_000_000_000_000)] long? Amount, [StringLength(50)] string? AmountFact,
        [StringLength(Achievement.SlugMax)] string? Achievement,
        Once Once = Once.PerObject,
        [Range(1, 100_000)] int? DailyCap = null, [Range(1, 100_000)] int? HalvesAfter = null,
        bool Active = true, DateTimeOffset? EffectiveFrom = null, [StringLength(50)] string? AvatarFact = null);

    public static void Map(RouteGroupBuilder rules) => rules
        .MapPut("/{code}", (string code, Request? request, Slice<SaveRule> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(code, request!, stop), stop).ToHttp())
        .WithSummary("Write a reward rule; an existing one gets its next version");

    public async Task<Outcome<ListRules.View>> Run(string code, Request request, CancellationToken stop)
    {
        var terms = new RuleTerms(request.Verb, request.Object, request.Title.Trim(), request.When, request.Xp, request.XpFact,
            request.Currency, request.Amount, request.AmountFact, request.Achievement, request.Once,
            request.DailyCap, request.HalvesAfter, request.Active, request.EffectiveFrom, request.AvatarFact);
        if (!Slug.Is(code, RewardRule.CodeMax))
            return Outcome.Invalid("code", "Use lower-case letters, digits and single hyphens, e.g. “right-answer”.");
        if (terms.Fault(activities) is { } fault)
            return fault;
        if (terms.Currency is { } currency && !(await db.Currencies(actor.Here, stop)).ContainsKey(currency))
            return Outcome.Invalid("currency", "There is no such currency here.");
        var achievement = terms.Achievement is null ? null : await db.Set<Achievement>()
            .SingleOrDefaultAsync(a => a.RealmId == actor.Here && a.Slug == terms.Achievement, stop);
        if (terms.Achievement is not null && achievement is null)
            return Outcome.Invalid("achievement", "There is no such achievement here.");
        await db.Execute("select pg_advisory_xact_lock(hashtextextended('progress.rules' || $1::text || $2::text, 0))", stop, actor.Here.ToString(), code);
        var latest = await db.Set<RewardRule>().Where(rule => rule.RealmId == actor.Here && rule.Code == code)
            .MaxAsync(rule => (int?)rule.Version, stop) ?? 0;
        if (edits.Begin(latest) is { } late)
            return late;
        if (request.Replaces is { } replaced && latest != replaced)
            return Outcome.Conflict("changed_meanwhile", $"This rule is at version {latest} now; read it again before you change it.");

        var rule = RewardRule.Create(actor.Here, code, latest + 1, terms, achievement?.Id, time.GetUtcNow());
        db.Add(rule);
        audit.Write("save rule", "rule", actor.Here.Value, details: new { code, rule.Version });
        books.ChangesWith(work, actor.Here);
        return new ListRules.View(code, rule.Version, rule.Terms(terms.Achievement));
    }
}

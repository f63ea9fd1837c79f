using Questory.Accounts.Contracts;
using Questory.Assessment.Banks;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Settings;

namespace Questory.Assessment.Contracts;

/// <summary>Sells hints: once per person and question, then open for good (AE-059).</summary>
public sealed class Hints
{
    private readonly AppDb db;
    private readonly Actor actor;
    private readonly TimeProvider time;
    private readonly ActivityStream stream;
    private readonly QuestionContents contents;
    private readonly Wallets wallets;
    private readonly CurrentSettings settings;

    internal Hints(AppDb db, Actor actor, TimeProvider time, ActivityStream stream, QuestionContents contents, Wallets wallets, CurrentSettings settings) =>
        (this.db, this.actor, this.time, this.stream, this.contents, this.wallets, this.settings) = (db, actor, time, stream, contents, wallets, settings);

    /// <summary>404: no such question here, or it has no hint; 409 <c>too_few_coins</c>.</summary>
    public async Task<Outcome<HintReply>> Buy(AssessmentId assessment, QuestionId question, CancellationToken stop)
    {
        if (await db.TakeMyTurn(actor, stop) is { } shutOut)
            return shutOut;
        var found = (await db.Rows("""
            select q.version, exists (select from assessment_hints h where h.account_id = $1 and h.question_id = q.id)
            from assessment_items item join assessment_questions q on q.id = item.question_id and q.is_active
            where item.assessment_id = $2 and item.question_id = $3
            """, row => (Version: row.GetInt32(0), Open: row.GetBoolean(1)), stop, actor.Me.Value, assessment.Value, question.Value)).SingleOrDefault();
        if (found.Version == 0)
            return Outcome.NotFound("question");
        var content = await contents.Of(db, actor.Here, question, found.Version, stop);
        if (content.HintText is not { } text)
            return Outcome.NotFound("hint");
        if (found.Open)
            return new HintReply(text, 0, FirstTime: false, []);

        if (content.HintCost > 0)
        {
            var currency = await settings.Get(AssessmentSettings.HintCurrency, stop);
            var paid = await wallets.Spend(new Payment(actor.Me, currency, content.HintCost, $"hint:{question}", "Hint", content.Label), stop);
            if (!paid.Ok)
                return paid.Problem;
        }
        await db.Execute("insert into assessment_hints (account_id, question_id, realm_id, cost, bought_at) values ($1, $2, $3, $4, $5)",
            stop, actor.Me.Value, question.Value, actor.Here.Value, content.HintCost, time.GetUtcNow());
        var receipts = await stream.Record(AssessmentActivities.BoughtHint, question.Value, content.Label,
            new Facts { ["cost"] = (long)content.HintCost }, stop);
        return new HintReply(text, content.HintCost, FirstTime: true, receipts);
    }
}

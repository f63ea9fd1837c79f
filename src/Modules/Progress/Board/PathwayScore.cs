using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Progress.Contracts;
using Questory.Progress.People;
using Questory.Progress.Rewards;

namespace Questory.Progress.Board;

/// <summary>XP of one person in one pathway: of all time, and of the latest week and month in which they earned any there.
/// The sum of the ledger's lines of that pathway.</summary>
internal sealed class PathwayScore
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public Guid PathwayId { get; private init; }
    public long TotalXp { get; private init; }
    public DateOnly WeekStartsOn { get; private init; }
    public long WeekXp { get; private init; }
    public DateOnly MonthStartsOn { get; private init; }
    public long MonthXp { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<PathwayScore>
    {
        public void Configure(EntityTypeBuilder<PathwayScore> score)
        {
            score.ToTable("progress_pathway_scores").HasKey(s => new { s.AccountId, s.RealmId, s.PathwayId });
            score.HasOne<ProgressPerson>().WithMany().HasForeignKey(s => new { s.AccountId, s.RealmId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Pathway XP as statements of larger batches.</summary>
internal static class PathwaySql
{
    private sealed record Gain(Guid Who, Guid Pathway, long Xp, DateOnly Week, long WeekXp, DateOnly Month, long MonthXp)
    {
        public static Gain Of(Guid who, Guid pathway, IReadOnlyCollection<XpLine> lines)
        {
            var (week, weekXp) = Latest(Period.Week, lines);
            var (month, monthXp) = Latest(Period.Month, lines);
            return new Gain(who, pathway, lines.Sum(line => line.Amount), week, weekXp, month, monthXp);
        }

        private static (DateOnly StartsOn, long Xp) Latest(Period period, IReadOnlyCollection<XpLine> lines)
        {
            var last = lines.Max(line => PeriodScore.StartOf(period, line.Cause.At));
            return (last, lines.Where(line => PeriodScore.StartOf(period, line.Cause.At) == last).Sum(line => line.Amount));
        }
    }

    /// <summary>Adds what these lines give to the scores of their pathways. A later week or month takes the place of the one before.</summary>
    public static void WritePathways(this NpgsqlBatch batch, RealmId realm, IEnumerable<(Guid Who, XpLine Line)> lines)
    {
        var gains = lines.Where(one => one.Line.Pathway is not null).GroupBy(one => (one.Who, Pathway: one.Line.Pathway!.Value), one => one.Line)
            .Select(group => Gain.Of(group.Key.Who, group.Key.Pathway, [.. group])).ToList();
        if (gains.Count == 0)
            return;
        batch.Add("""
            insert into progress_pathway_scores as p (account_id, realm_id, pathway_id, total_xp, week_starts_on, week_xp, month_starts_on, month_xp)
            select s.account_id, $1, s.pathway_id, s.total_xp, s.week_starts_on, s.week_xp, s.month_starts_on, s.month_xp
            from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::date[], $6::bigint[], $7::date[], $8::bigint[])
                as s (account_id, pathway_id, total_xp, week_starts_on, week_xp, month_starts_on, month_xp)
            on conflict (account_id, realm_id, pathway_id) do update set total_xp = p.total_xp + excluded.total_xp,
                week_xp = case when excluded.week_starts_on >= p.week_starts_on then excluded.week_xp else 0 end
                        + case when p.week_starts_on >= excluded.week_starts_on then p.week_xp else 0 end,
                week_starts_on = greatest(p.week_starts_on, excluded.week_starts_on),
                month_xp = case when excluded.month_starts_on >= p.month_starts_on then excluded.month_xp else 0 end
                        + case when p.month_starts_on >= excluded.month_starts_on then p.month_xp else 0 end,
                month_starts_on = greatest(p.month_starts_on, excluded.month_starts_on)
            """, realm.Value, gains.ConvertAll(g => g.Who).ToArray(), gains.ConvertAll(g => g.Pathway).ToArray(), gains.ConvertAll(g => g.Xp).ToArray(),
            gains.ConvertAll(g => g.Week).ToArray(), gains.ConvertAll(g => g.WeekXp).ToArray(), gains.ConvertAll(g => g.Month).ToArray(), gains.ConvertAll(g => g.MonthXp).ToArray());
    }

    /// <summary>Sums these people's scores up again from the XP ledger.</summary>
    public static void RecountPathways(this NpgsqlBatch batch, RealmId realm, Guid[] accounts)
    {
        batch.Add("delete from progress_pathway_scores where account_id = any($1) and realm_id = $2", accounts, realm.Value);
        batch.Add("""
            insert into progress_pathway_scores (account_id, realm_id, pathway_id, total_xp, week_starts_on, week_xp, month_starts_on, month_xp)
            select account_id, $2, pathway_id, sum(amount), last_week, sum(amount) filter (where week = last_week), last_month, sum(amount) filter (where month = last_month)
            from (select line.*, max(week) over mine as last_week, max(month) over mine as last_month
                  from (select account_id, pathway_id, amount, date_trunc('week', at at time zone 'UTC')::date as week, date_trunc('month', at at time zone 'UTC')::date as month
                        from progress_xp_entries where account_id = any($1) and realm_id = $2 and pathway_id is not null) line
                  window mine as (partition by account_id, pathway_id)) line
            group by account_id, pathway_id, last_week, last_month
            """, accounts, realm.Value);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Progress.Contracts;
using Questory.Progress.People;

namespace Questory.Progress.Counters;

/// <summary>What is counted: a kind of activity, or a variant of it.</summary>
/// <param name="Variant">Empty for all of the kind; <c>right</c>, <c>topic=…</c>, <c>kind=…</c>, <c>sum=seconds</c>.</param>
internal readonly record struct CounterKey(string Verb, string ObjectKind, string Variant = "")
{
    public const int VariantMax = 120;

    /// <summary>The counters whose sum this one is, some taken off: what is decided later (<see cref="ProgressActivities.DecidedLater"/>)
    /// is among the right ones for as long as it stands.</summary>
    public IEnumerable<(CounterKey Key, int Sign)> Parts
    {
        get
        {
            yield return (this, 1);
            if (Variant is not ("right" or "first_right"))
                yield break;
            foreach (var (later, earlier) in ProgressActivities.DecidedLater)
                if (earlier == (Verb, ObjectKind))
                {
                    yield return (new(later.Verb, later.Object, Variant), 1);
                    if (Variant == "right")
                        yield return (new(later.Verb, later.Object, "was_right"), -1);
                }
        }
    }

    /// <summary>Everything that one activity adds to.</summary>
    public static IEnumerable<(CounterKey Key, long By)> Of(Activity activity)
    {
        var (verb, kind) = (activity.Type.Verb, activity.Type.Object);
        yield return (new(verb, kind), 1);
        foreach (var (name, value) in activity.Facts)
            if (value is true)
                yield return (new(verb, kind, name), 1);
            else if (value is string { Length: > 0 and < 100 } text && ProgressActivities.CountedTexts.Contains(name))
                yield return (new(verb, kind, $"{name}={text}"), 1);
            else if (value is long number and > 0 && ProgressActivities.CountedNumbers.Contains(name))
                yield return (new(verb, kind, $"sum={name}"), number);
    }
}

/// <summary>How often a person did something (AE-041), so that "ten missions" needs no walk through the stream.</summary>
internal sealed class Counter
{
    public AccountId AccountId { get; private init; }
    public RealmId RealmId { get; private init; }
    public string Verb { get; private init; } = "";
    public string ObjectKind { get; private init; } = "";
    public string Variant { get; private init; } = "";
    public long Value { get; private init; }

    private sealed class Map : IEntityTypeConfiguration<Counter>
    {
        public void Configure(EntityTypeBuilder<Counter> counter)
        {
            counter.ToTable("progress_counters").HasKey(c => new { c.AccountId, c.RealmId, c.Verb, c.ObjectKind, c.Variant });
            counter.HasOne<ProgressPerson>().WithMany().HasForeignKey(c => new { c.AccountId, c.RealmId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

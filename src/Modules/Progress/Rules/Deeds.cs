using Microsoft.EntityFrameworkCore;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Texts;
using Questory.Progress.Achievements;
using Questory.Progress.Contracts;

namespace Questory.Progress.Rules;

/// <summary>What can happen here and how it can be narrowed, in words for those who write rules, achievements and challenges.</summary>
internal sealed class Deeds(
    ActivityList activities, IEnumerable<FactValues> known, IServiceProvider services, AppDb db, Actor actor, Work work, CurrencyFaces currencies, Text text)
{
    /// <param name="Code">e.g. <c>completed lesson</c>.</param>
    public sealed record Deed(string Code, string Words);

    private static readonly Dictionary<string, (string Yes, string No)> YesOrNo = new()
    {
        ["right"] = ("it is right", "it is not right"), ["first_right"] = ("it is right for the first time", "it was right before, or is not"),
        ["again"] = ("it had been left before", "it is begun for the first time"), ["was_right"] = ("it had passed before", "it had not passed before"),
        ["newly_right"] = ("it passes for the first time", "it had passed before, or does not"),
    };

    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["level"] = "Level", ["xp"] = "XP", ["coins"] = "Coins", ["keys"] = "Keys", ["try"] = "Number of the try", ["hints"] = "Hints used", ["seconds"] = "Seconds taken",
        ["active_seconds"] = "Seconds in the [lesson]", ["permille"] = "Thousandths of the points", ["cost"] = "Price", ["from"] = "Level before", ["amount"] = "Amount",
    };

    /// <summary>Whatever can happen, in the order of its words.</summary>
    public IReadOnlyList<Deed> All => [.. activities.All.Select(type => new Deed(type.ToString(), text[type.Summary.TrimEnd('.')])).OrderBy(deed => deed.Words, StringComparer.CurrentCulture)];

    public string Words(string verb, string kind) => activities.Find(verb, kind) is { } type ? text[type.Summary.TrimEnd('.')] : text.Code($"{verb} [{kind}]");

    /// <summary>Facts that say a number, for what is given "as stated there".</summary>
    public IReadOnlyList<(string Code, string Words)> Amounts => [.. Numbers.Where(fact => fact.Key is "xp" or "coins" or "keys" or "amount" or "level" or "cost").Select(fact => (fact.Key, text[fact.Value]))];

    public async Task<IReadOnlyList<Narrowing>> Narrowings(CancellationToken stop)
    {
        var all = new List<Narrowing>();
        foreach (var (fact, (yes, no)) in YesOrNo)
            all.AddRange([new($"{fact}:yes", text[yes], With(fact, null)), new($"{fact}:no", text[no], With(fact, null))]);
        foreach (var values in known)
            all.AddRange((await values.Read(services, text, stop)).Select(one =>
                new Narrowing($"{values.Fact}:is:{one.Value}", text["{0}: {1}", text.Code(values.Fact), one.Words], With(values.Fact, values.Object))));
        foreach (var (fact, words) in Numbers)
            all.AddRange([
                new($"{fact}:least", text["{0} at least", text[words]], With(fact, null), Number: true),
                new($"{fact}:most", text["{0} at most", text[words]], With(fact, null), Number: true),
                new($"{fact}:exactly", text["{0} exactly", text[words]], With(fact, null), Number: true)]);
        return [.. all.Where(narrowing => narrowing.Of.Count > 0).GroupBy(narrowing => narrowing.Code)
            .Select(same => same.First() with { Of = [.. same.SelectMany(narrowing => narrowing.Of).Distinct()] })];
    }

    public async Task<IReadOnlyList<(string, string)>> Currencies(CancellationToken stop) =>
        [.. (await currencies.Here(stop)).Select(currency => (currency.Code, text[currency.Name]))];

    public async Task<IReadOnlyList<(string, string)>> AllAchievements(CancellationToken stop)
    {
        var all = await work.Read<List<ValueTuple<string, string>>>(async () => await db.Set<Achievement>()
            .Where(a => a.RealmId == actor.Here).OrderBy(a => a.SortOrder).Select(a => new ValueTuple<string, string>(a.Slug, a.Name)).ToListAsync(stop), stop);
        return [.. (all.Value ?? []).Select(one => (one.Item1, text[one.Item2]))];
    }

    private List<string> With(string fact, string? kind) =>
        [.. activities.All.Where(type => type.Facts.Contains(fact) && (kind is null || type.Object == kind)).Select(type => type.ToString())];
}

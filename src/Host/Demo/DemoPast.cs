using System.Text.Json;
using Questory.Host.Cli;
using Questory.Platform;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Jobs;
using Questory.Platform.Modules;
using Questory.Platform.Time;

namespace Questory.Host.Demo;

/// <summary>The fortnight before a demo realm is first seen: the realm is founded by a clock set back, and its people learn there
/// day by day through the API, so that everything they have was earned (<c>history.json</c>; see docs/content-format.md). A start that
/// is interrupted goes on where it was (<see cref="DemoDiary"/>).</summary>
internal static class DemoPast
{
    private const int Days = 13;

    /// <summary>Lives the past of those that have one and are not there yet. What is there already keeps the past it has.</summary>
    public static async Task Live(OpenedDatabase opened, IReadOnlyList<DemoRealm> realms, Action<string> tell, CancellationToken stop)
    {
        foreach (var realm in realms.Where(realm => File.Exists(History(realm))))
        {
            var diary = new DemoDiary(opened.Databases.Owner, realm.Slug);
            if (await diary.Read(stop) is { } begun)
                await Live(opened, realm, diary, begun, tell, stop);
            else if (!await IsThere(opened.Databases, realm, stop))
                await Live(opened, realm, diary, await diary.Begin(stop), tell, stop);
        }
    }

    private static string History(DemoRealm realm) => Path.Combine(realm.Folder, "history.json");

    private static async Task<bool> IsThere(Databases databases, DemoRealm realm, CancellationToken stop)
    {
        await using var command = databases.Owner.CreateCommand("select exists (select from realms_realms where slug = $1)");
        command.Parameters.Add(new() { Value = realm.Slug });
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task Live(OpenedDatabase opened, DemoRealm realm, DemoDiary diary, DemoDiary.Page begun, Action<string> tell, CancellationToken stop)
    {
        tell($"demo: two weeks in {realm.Name}{(begun.Visits > 0 ? $", from visit {begun.Visits + 1} on" : "")}");
        var (clock, today) = (new TestClock(), begun.Today.ToDateTime(TimeOnly.MinValue));
        var visits = JsonSerializer.Deserialize<DemoVisit[]>(await File.ReadAllTextAsync(History(realm), stop), Json.Options)!
            .OrderByDescending(visit => visit.Ago).ThenBy(visit => visit.At).Skip(begun.Visits).ToList();
        clock.MoveTo(begun.Visits == 0 || visits.Count == 0 ? Moment(Days, new TimeOnly(6, 0)) : Moment(visits[0].Ago, visits[0].At));
        var builder = QuestoryApp.CreateBuilder(opened.DataFolder);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(clock);
        await using var app = QuestoryApp.Build(builder, opened.Databases);
        await DemoRealms.Fill(app.Services, realm with { InThePast = true }, stop);

        var house = new InHouse(app);
        var browsers = new Dictionary<string, DemoBrowser>();
        var play = new DemoPlay(clock, Browser, Browser("teacher"));
        var told = begun.Visits;
        try
        {
            foreach (var day in visits.GroupBy(visit => visit.Ago))
            {
                clock.MoveTo(Moment(day.Key, new TimeOnly(6, 5)));
                await app.Services.GetRequiredService<JobRunner>().RunDue(stop);
                foreach (var visit in day)
                {
                    stop.ThrowIfCancellationRequested();
                    clock.MoveTo(Moment(visit.Ago, visit.At));
                    await play.Live(visit);
                    await diary.Note(++told, stop);
                }
                await app.Services.GetRequiredService<OutboxDelivery>().DeliverAll(stop);
            }
        }
        catch (Refusal refusal)
        {
            // A demo with half a past is better than none; what it lacks is told.
            tell($"demo: the two weeks were cut short. {refusal.Message}");
        }
        await diary.Close(stop);

        DateTimeOffset Moment(int ago, TimeOnly at) => new(today.AddDays(-ago) + at.ToTimeSpan(), TimeSpan.Zero);

        DemoBrowser Browser(string who) => browsers.TryGetValue(who, out var known) ? known : browsers[who] = new(house, realm.Slug, $"{who}@demo.example");
    }
}

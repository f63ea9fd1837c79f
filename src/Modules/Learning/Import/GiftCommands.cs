using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Platform;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Realms.Contracts;

namespace Questory.Learning.Import;

/// <summary><c>import gift</c> and <c>export gift</c>.</summary>
internal static class GiftCommands
{
    public static Command Import(CommandHost host)
    {
        var (realm, course) = Where();
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files in Moodle's GIFT format.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be taken." };
        var report = new Option<string>("--report") { Description = "text or json.", HelpName = "FORM", DefaultValueFactory = _ => "text" };
        report.AcceptOnlyFromAmong("text", "json");
        var command = new Command("gift", "Take questions from GIFT files into a course: all of a file or none of it.") { files, realm, course, dryRun, report };
        command.SetAction((parsed, stop) =>
        {
            var request = new ImportGift.Request([.. parsed.GetValue(files)!.Select(Read)], parsed.GetValue(dryRun));
            return host.Run(parsed, async (services, cancel) =>
            {
                var id = await Find(services, parsed.GetValue(realm)!, parsed.GetValue(course)!, cancel);
                var view = Taken(await services.GetRequiredService<Slice<ImportGift>>().Run(request, s => s.Run(id, request, cancel), cancel));
                Console.WriteLine(parsed.GetValue(report) == "json" ? JsonSerializer.Serialize(view, Json.Options) : ImportReport.Text(view));
                return view.Taken ? 0 : 1;
            }, stop);
        });
        return command;
    }

    public static Command Export(CommandHost host)
    {
        var (realm, course) = Where();
        var output = new Option<FileInfo?>("--output") { Description = "File to write; without it the questions go to the screen.", HelpName = "FILE" };
        var command = new Command("gift", "Give a course's questions back as a GIFT file.") { realm, course, output };
        command.SetAction((parsed, stop) => host.Run(parsed, async (services, cancel) =>
        {
            var id = await Find(services, parsed.GetValue(realm)!, parsed.GetValue(course)!, cancel);
            var view = Taken(await services.GetRequiredService<Slice<ExportGift>>().Run(s => s.Run(id, cancel), cancel));
            if (parsed.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, view.Text, cancel);
            else
                Console.Write(view.Text);
            foreach (var omitted in view.Omitted)
                Console.Error.WriteLine($"Not written: {omitted}");
            return 0;
        }, stop));
        return command;
    }

    private static (Option<string> Realm, Option<string> Course) Where() => (
        new("--realm") { Description = "The realm's slug.", HelpName = "SLUG", Required = true },
        new("--course") { Description = "The course's slug.", HelpName = "SLUG", Required = true });

    private static async Task<CourseId> Find(IServiceProvider services, string realm, string course, CancellationToken stop)
    {
        var found = await services.GetRequiredService<RealmDirectory>().Find(realm, stop)
            ?? throw new Refusal($"There is no realm “{realm}”: check --realm.");
        services.GetRequiredService<Actor>().BecomeSystem(found);
        var db = services.GetRequiredService<AppDb>();
        var id = await services.GetRequiredService<Work>().Do<CourseId>("find course", null, async () =>
            await db.Set<Course>().Where(c => c.RealmId == found.Id && c.Slug == course).Select(c => (CourseId?)c.Id).SingleOrDefaultAsync(stop) is { } known
                ? known : Outcome.NotFound("course"), stop);
        return id.Ok ? id.Value : throw new Refusal($"The realm “{realm}” has no course “{course}”: check --course, or make the course first.");
    }

    private static T Taken<T>(Outcome<T> outcome) => outcome.Ok ? outcome.Value : throw new Refusal(outcome.Problem.Detail);

    private static ImportGift.Upload Read(FileInfo file) => file.Exists
        ? new ImportGift.Upload(file.Name, File.ReadAllBytes(file.FullName))
        : throw new Refusal($"There is no file {file.FullName}: check its name.");
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Lessons;
using Questory.Learning.Topics;
using Questory.Platform;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Learning.Import;

/// <summary>Loads a folder of content into a realm through the same use cases that authors have: its topics, courses,
/// lessons and questions, as docs/content-format.md describes. What is there already, by slug, stays untouched.</summary>
internal sealed class LoadContent(
    AppDb db, Actor actor, QuestionFiles files, Authoring authoring,
    Slice<SaveTopic> saveTopic, Slice<CreateCourse> createCourse, Slice<AddLesson> addLesson, Slice<PublishCourse> publish)
{
    private sealed record TopicLine(string Slug, string Name, string? Description, int SortOrder);

    private sealed record OrderingLine(string Kind, string? Title, string Text, string[] Items, string? Explanation, string? Hint, int HintCost, int? Xp, string? Difficulty);

    public async Task From(ContentPack pack, CancellationToken stop)
    {
        foreach (var topic in ReadJson<TopicLine>(Path.Combine(pack.Folder, "topics.json")).Where(topic => pack.Takes("topics", topic.Slug)))
            await Topic(topic, stop);
        var courses = Directory.GetDirectories(Path.Combine(pack.Folder, "courses")).Order(StringComparer.Ordinal)
            .Select(path => ContentFile.Read(Path.Combine(path, "course.md"))).ToList();
        foreach (var (index, course) in courses.Index().Where(course => pack.Takes("courses", course.Item["slug"])))
            await Course(course, pack, index + 1, stop);
    }

    private async Task Topic(TopicLine line, CancellationToken stop)
    {
        if (await db.Set<Topic>().AnyAsync(t => t.RealmId == actor.Here && t.Slug == line.Slug, stop))
            return;
        var request = new SaveTopic.Request(line.Name, line.Slug, line.Description, SortOrder: line.SortOrder);
        Taken("topics.json", await saveTopic.Run(request, s => s.Run(null, request, stop), stop));
        await db.SaveChangesAsync(stop);
    }

    private async Task Course(ContentFile file, ContentPack pack, int order, CancellationToken stop)
    {
        var slug = file["slug"];
        if (await db.Set<Course>().AnyAsync(c => c.RealmId == actor.Here && c.Slug == slug, stop))
            return;
        var topic = file["topic"];
        var required = file.List("prerequisites");
        var request = new CourseInput(file["title"], slug, file["kind"], file["summary"], file.Text,
            await db.Set<Topic>().Where(t => t.RealmId == actor.Here && t.Slug == topic).Select(t => (TopicId?)t.Id).SingleOrDefaultAsync(stop)
                ?? throw new Refusal($"{file.Path} names the topic “{topic}”, which topics.json does not have."),
            file["difficulty"], file.Front.GetValueOrDefault("mission_type"), file.Number("minutes"), file.Number("xp"), file.Number("coins"),
            file.Number("required_level"), order,
            await db.Set<Course>().Where(c => c.RealmId == actor.Here && required.Contains(c.Slug)).Select(c => c.Id).ToListAsync(stop),
            Achievement: await Badge(file, pack, stop));
        if (request.Prerequisites!.Count < required.Count)
            throw new Refusal($"{file.Path} requires a course that does not come before it.");

        var course = Taken(file.Path, await createCourse.Run(request, s => s.Run(request, stop), stop));
        await db.SaveChangesAsync(stop);
        foreach (var lesson in Directory.GetFiles(Path.GetDirectoryName(file.Path)!, "??-*.md").Order(StringComparer.Ordinal))
            await Lesson(course.Id, ContentFile.Read(lesson), stop);
        Taken(file.Path, await publish.Run(s => s.Run(course.Id, stop), stop));
        await db.SaveChangesAsync(stop);
    }

    // A sample that leaves the badge out leaves it out here, too.
    private async Task<AchievementId?> Badge(ContentFile file, ContentPack pack, CancellationToken stop)
    {
        if (file.Front.GetValueOrDefault("badge") is not { Length: > 0 } slug)
            return null;
        var known = (await db.AchievementsOf(actor.Here, stop)).FirstOrDefault(achievement => achievement.Slug == slug);
        return known is not null || !pack.Takes("achievements", slug) ? known?.Id
            : throw new Refusal($"{file.Path} names the badge “{slug}”, which achievements.json does not have.");
    }

    private async Task Lesson(CourseId course, ContentFile file, CancellationToken stop)
    {
        var content = new LessonContent(file.Text.Length > 0 ? file.Text : null, file.Front.GetValueOrDefault("url"), file.Front.GetValueOrDefault("transcript"));
        var request = new LessonInput(file["title"], file["kind"], JsonElement.Parse(content.ToJson()), null, file.Number("minutes"), file.Number("xp"));
        var lesson = Taken(file.Path, await addLesson.Run(request, s => s.Run(course, request, stop), stop)).Id;
        await db.SaveChangesAsync(stop);
        if (file.Beside(".gift") is { } gift)
            await Gift(lesson, gift, stop);
        foreach (var line in file.Beside(".questions.json") is { } json ? ReadJson<OrderingLine>(json) : [])
            Taken(file.Path, await authoring.Add((await db.QuestionsOf(lesson, authoring, stop))!.Value, Ordering(line), stop));
        await db.SaveChangesAsync(stop);
    }

    private async Task Gift(LessonId lesson, string path, CancellationToken stop)
    {
        var read = QuestionFiles.Read(Path.GetFileName(path), await File.ReadAllBytesAsync(path, stop));
        if (read.Problems is [var fault, ..])
            throw new Refusal($"{path}:{fault.Line}: {fault.Problem}. {fault.Cure}");
        var questions = (await db.QuestionsOf(lesson, authoring, stop))!.Value;
        var after = 0;
        foreach (var group in read.Groups)
        {
            await files.Keep(group, questions, after, stop);
            after += group.Questions;
        }
        await db.SaveChangesAsync(stop);
    }

    private static QuestionInput Ordering(OrderingLine line) => new(line.Title, JsonSerializer.SerializeToElement(new
    {
        kind = line.Kind, prompt = new { text = line.Text }, items = line.Items.Select(item => new { text = new { text = item } }),
        explanation = line.Explanation is null ? null : new { text = line.Explanation },
    }), line.Difficulty, line.Xp, line.Hint, line.HintCost, null, null);

    private static List<T> ReadJson<T>(string path) => JsonSerializer.Deserialize<List<T>>(File.ReadAllText(path), Json.Options)!;

    private static T Taken<T>(string path, Outcome<T> outcome) =>
        outcome.Ok ? outcome.Value : throw new Refusal($"{path} cannot be loaded: {outcome.Problem.Detail}");
}

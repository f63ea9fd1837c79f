using Microsoft.EntityFrameworkCore;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Topics;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;
using Questory.Progress.Contracts;

namespace Questory.Learning.Courses;

/// <summary>Puts what an author sent into a course, and guards what spans several rows: the slug, the topic, the ring.</summary>
internal static class CourseWriting
{
    // The realm is named because the system, which loads samples, sees all of them.
    public static async Task<Outcome<string>> SlugFor(this AppDb db, RealmId realm, CourseId? course, CourseInput input, CancellationToken stop)
    {
        if (input.Slug is { } given)
            return !Slugs.Is(given) ? Outcome.Invalid("slug", Slugs.Cure)
                : await db.Set<Course>().AnyAsync(c => c.RealmId == realm && c.Slug == given && c.Id != course, stop)
                    ? Outcome.Conflict("slug_taken", $"A course “{given}” exists already.")
                    : given;
        var wish = Slugs.From(input.Title) is { Length: > 0 } readable ? readable : "course";
        var taken = await db.Set<Course>().Where(c => c.RealmId == realm && c.Id != course && c.Slug.StartsWith(wish)).Select(c => c.Slug).ToListAsync(stop);
        return Slugs.Free(wish, taken.ToHashSet());
    }

    /// <summary>Null, or what is wrong. The course itself must be known to the context already.</summary>
    public static async Task<Problem?> Fill(this AppDb db, Course course, CourseInput input, CancellationToken stop)
    {
        if (input.Topic is { } topic && !await db.Set<Topic>().AnyAsync(t => t.Id == topic, stop))
            return Outcome.Invalid("topic", "There is no such topic.");
        if (input is { IsSeasonal: true, Season: null })
            return Outcome.Invalid("season", "A seasonal course needs a season.");
        if (input is { IsSeasonal: false, Season: not null })
            return Outcome.Invalid("is_seasonal", "A course that names a season is seasonal.");
        if (input.Season is { } season && (await db.SeasonsOf(course.RealmId, stop)).All(known => known.Id != season))
            return Outcome.Invalid("season", "There is no such season.");
        if (input.Achievement is { } achievement && await db.Unfit(course, achievement, stop) is { } cure)
            return Outcome.Invalid("achievement", cure);
        course.Title = input.Title.Trim();
        course.Kind = EnumText.Read(input.Kind, course.Kind);
        course.Summary = input.Summary?.Trim() ?? "";
        course.Description = input.Description?.Trim() ?? "";
        course.TopicId = input.Topic;
        course.Difficulty = EnumText.Read(input.Difficulty, course.Difficulty);
        course.MissionType = EnumText.TryRead<MissionType>(input.MissionType, out var type) ? type : null;
        course.Minutes = input.Minutes;
        course.XpReward = input.XpReward ?? course.XpReward;
        course.CoinReward = input.CoinReward ?? course.CoinReward;
        course.RequiredLevel = input.RequiredLevel ?? course.RequiredLevel;
        course.SortOrder = input.SortOrder ?? course.SortOrder;
        course.SeasonId = input.Season;
        course.AchievementId = input.Achievement;
        return await db.Require(course, input.Prerequisites ?? [], stop);
    }

    // A retired one is promised no more, but a course that names it already keeps it.
    private static async Task<string?> Unfit(this AppDb db, Course course, AchievementId wanted, CancellationToken stop) =>
        (await db.AchievementsOf(course.RealmId, stop)).FirstOrDefault(known => known.Id == wanted) is not { } known ? "There is no such achievement here."
        : known.IsActive || course.AchievementId == wanted ? null
        : "This achievement is retired: it can be promised no more.";

    private static async Task<Problem?> Require(this AppDb db, Course course, IReadOnlyList<CourseId> wanted, CancellationToken stop)
    {
        wanted = [.. wanted.Distinct()];
        if (wanted.Contains(course.Id))
            return Outcome.Invalid("prerequisites", "A course cannot require itself.");
        if (await db.Set<Course>().CountAsync(c => wanted.Contains(c.Id), stop) < wanted.Count)
            return Outcome.Invalid("prerequisites", "One of these courses does not exist.");
        // One author at a time: two edits that are fine by themselves could close a ring together.
        await db.Execute("select pg_advisory_xact_lock(hashtextextended('learning.prerequisites' || $1::text, 0))", stop, course.RealmId.ToString());
        if (wanted.Count > 0 && await db.Reaches(wanted, course.Id, stop))
            return Outcome.Invalid("prerequisites", "These courses would wait for each other in a ring: none of them could ever start.");

        var present = await db.Set<CoursePrerequisite>().Where(p => p.CourseId == course.Id).ToListAsync(stop);
        db.RemoveRange(present.Where(p => !wanted.Contains(p.RequiredId)));
        db.AddRange(wanted.Where(id => present.All(p => p.RequiredId != id))
            .Select(id => new CoursePrerequisite { CourseId = course.Id, RequiredId = id, RealmId = course.RealmId }));
        return null;
    }

    /// <summary>Whether one of these courses requires the other, directly or through others.</summary>
    private static async Task<bool> Reaches(this AppDb db, IReadOnlyList<CourseId> from, CourseId to, CancellationToken stop) => await db.Scalar<bool>("""
        with recursive needed (id) as (
            select unnest($1::uuid[])
            union
            select p.required_id from learning_course_prerequisites p join needed on p.course_id = needed.id)
        select exists (select from needed where id = $2)
        """, stop, from.Select(id => id.Value).ToArray(), to.Value);
}

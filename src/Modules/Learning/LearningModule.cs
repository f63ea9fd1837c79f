using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Assessment.Contracts;
using Questory.Learning.Contracts;
using Questory.Learning.Courses;
using Questory.Learning.Import;
using Questory.Learning.Lessons;
using Questory.Learning.Study;
using Questory.Learning.Study.Play;
using Questory.Learning.Topics;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Outcomes;
using Questory.Platform.Ui;
using Questory.Realms.Contracts;

namespace Questory.Learning;

/// <summary>What there is to learn, and how far people are in it.</summary>
public sealed class LearningModule : Module
{
    public override RoomSign Sign => new("Learning", "[Courses] and their lessons: writing, playing, results.");

    public override void Services(IServiceCollection services) => services
        .AddSingleton(new FirstStep(20, "Publish the first [course]", "Write it here, or take questions in from a file.", "map", "/author",
            "select exists (select from learning_course_publications published join learning_courses course on course.id = published.course_id where course.realm_id = $1)", "learning"))
        .AddFacts().AddTopicPathways().AddScoped<CourseCards>().AddScoped<LoadContent>().AddScoped<TakeAnswers>().AddScoped<TakeVisits>().AddScoped<TakeStarts>().AddScoped<TakeFinishes>()
        .AddSingleton(all => new GroupCommit<TakeStarts, CourseCard, Done>(all.GetRequiredService<IServiceScopeFactory>(), (take, parts) => take.Run(parts)))
        .AddSingleton(all => new GroupCommit<TakeFinishes, LessonId, FinishLesson.View>(all.GetRequiredService<IServiceScopeFactory>(), (take, parts) => take.Run(parts)))
        .AddSingleton(all => new GroupCommit<TakeVisits, LessonId, LessonScene>(all.GetRequiredService<IServiceScopeFactory>(), (take, parts) => take.Run(parts)))
        .AddSingleton(all => new GroupCommit<TakeAnswers, TakeAnswers.Ask, AnswerReply>(all.GetRequiredService<IServiceScopeFactory>(), (take, parts) => take.Run(parts)));

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(LearningPermissions.Learn, "See the [courses] and what is in them", StandardRoles.Learner, StandardRoles.Parent, StandardRoles.Teacher, StandardRoles.Moderator);
        permissions.Add(LearningPermissions.Author, "Write [courses], [lessons] and topics", StandardRoles.Teacher);
        permissions.Add(LearningPermissions.Publish, "Open [courses] to [learners] and close them", StandardRoles.Teacher);
    }

    public override void Activities(ActivityList activities) => activities.Add(
        LearningActivities.StartedCourse, LearningActivities.LeftCourse, LearningActivities.OpenedLesson,
        LearningActivities.CompletedLesson, LearningActivities.CompletedCourse);

    public override void Menu(Menu menu)
    {
        menu.AddHome("/home", 10, RealmPermissions.Play, bare: true);
        menu.AddHome("/author", 7, LearningPermissions.Author);
        menu.Add("/home", "Home", "home", 10, RealmPermissions.Play);
        menu.Add("/courses", "[Courses]", "map", 20, LearningPermissions.Learn);
        menu.AddManage("/author", "Write [courses]", "pencil", 10, LearningPermissions.Author);
    }

    public override void Routes(ApiRoutes api)
    {
        WhatNext.Map(api.Realm);
        PlayForms.Map(api.Pages);
        Topics(api.Realm.MapGroup("/topics").WithTags("Topics"));
        Courses(api.Realm.MapGroup("/courses").WithTags("Courses"));
        Lessons(api.Realm.MapGroup("/lessons").WithTags("Lessons"));
        ListAuthoredCourses.Map(api.Realm.MapGroup("/authoring/courses").WithTags("Authoring"));
        ListCourseSeasons.Map(api.Realm.MapGroup("/authoring").WithTags("Authoring"));
        ListCourseAchievements.Map(api.Realm.MapGroup("/authoring").WithTags("Authoring"));
        ReadAuthoredCourse.Map(api.Realm.MapGroup("/authoring/courses").WithTags("Authoring"));
        var authoredLessons = api.Realm.MapGroup("/authoring/lessons").WithTags("Authoring");
        ReadAuthoredLesson.Map(authoredLessons);
        PreviewLesson.Map(authoredLessons);
        PreviewAnswer.Map(authoredLessons);
    }

    private static void Topics(RouteGroupBuilder topics)
    {
        ListTopics.Map(topics);
        MyTopics.Map(topics);
        ReadTopic.Map(topics);
        SaveTopic.Map(topics);
        DeleteTopic.Map(topics);
        ArrangeTopics.Map(topics);
    }

    private static void Courses(RouteGroupBuilder courses)
    {
        BrowseCourses.Map(courses);
        ShowCourse.Map(courses);
        StartCourse.Map(courses);
        LeaveCourse.Map(courses);
        CompleteCourse.Map(courses);
        CreateCourse.Map(courses);
        EditCourse.Map(courses);
        ArrangeCourse.Map(courses);
        PublishCourse.Map(courses);
        UnpublishCourse.Map(courses);
        DeleteCourse.Map(courses);
        AddLesson.Map(courses);
        ImportGift.Map(courses);
        ExportGift.Map(courses);
    }

    private static void Lessons(RouteGroupBuilder lessons)
    {
        OpenLesson.Map(lessons);
        StayInLesson.Map(lessons);
        AnswerQuestion.Map(lessons);
        BuyHint.Map(lessons);
        FinishLesson.Map(lessons);
        ReviewLesson.Map(lessons);
        ShowResult.Map(lessons);
        EditLesson.Map(lessons);
        RetireLesson.Map(lessons);
        DeleteLesson.Map(lessons);
        AddQuestion.Map(lessons);
        RemoveQuestion.Map(lessons);
        ArrangeQuestions.Map(lessons);
    }

    public override Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop) => Seed(services, new(demo.Folder), stop);

    public override Task Seed(IServiceProvider services, ContentPack pack, CancellationToken stop) =>
        services.GetRequiredService<LoadContent>().From(pack, stop);

    public override void Commands(RootCommand root, CommandHost host)
    {
        Verb(root, "import", "Take content in from files.").Add(GiftCommands.Import(host));
        Verb(root, "export", "Give content out as files.").Add(GiftCommands.Export(host));
    }

    // Another room may have brought the verb already.
    private static Command Verb(RootCommand root, string name, string summary)
    {
        if (root.Subcommands.FirstOrDefault(verb => verb.Name == name) is { } known)
            return known;
        var made = new Command(name, summary);
        root.Add(made);
        return made;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Assessment.Attempts;
using Questory.Assessment.Banks;
using Questory.Assessment.Contracts;
using Questory.Economy.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Data;
using Questory.Platform.Modules;
using Questory.Platform.Settings;
using Questory.Platform.Ui;
using Questory.Progress.Contracts;
using Questory.Realms.Contracts;

namespace Questory.Assessment;

/// <summary>Questions, and what people answer.</summary>
public sealed class AssessmentModule : Module
{
    public override RoomSign Sign => new("Questions", "Questions, answers, hints and marking by hand.");

    public override void Services(IServiceCollection services)
    {
        services.AddSingleton(FactValues.Of("kind", "question", [.. QuestionKinds.All.Select(kind => kind.Code)]))
            .AddSingleton(FactValues.Of("difficulty", null, [.. Enum.GetNames<Difficulty>().Select(Naming.Snake)]))
            .AddSingleton(new SettingChoices(AssessmentSettings.HintCurrency.Key, async (all, stop) =>
                [.. (await all.GetRequiredService<CurrencyFaces>().Here(stop)).Select(currency => (currency.Code, currency.Name))]));
        services.AddScoped<Markable>().AddSingleton<QuestionContents>().AddScoped<Authoring>().AddScoped<QuestionFiles>();
        services.AddScoped(all => new Answering(all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(), all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ActivityStream>(), all.GetRequiredService<QuestionContents>(), all.GetRequiredService<CurrentSettings>()));
        services.AddScoped(all => new Asking(all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(),
            all.GetRequiredService<QuestionContents>(), all.GetRequiredService<CurrentSettings>()));
        services.AddScoped(all => new Hints(all.GetRequiredService<AppDb>(), all.GetRequiredService<Actor>(), all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ActivityStream>(), all.GetRequiredService<QuestionContents>(), all.GetRequiredService<Wallets>(),
            all.GetRequiredService<CurrentSettings>()));
    }

    public override void Permissions(PermissionList permissions)
    {
        permissions.Add(AssessmentPermissions.Author, "Write questions and see their answers", StandardRoles.Teacher);
        permissions.Add(AssessmentPermissions.Mark, "Mark what the [learners] of one's own [groups] wrote", StandardRoles.Teacher);
        permissions.Add(AssessmentPermissions.MarkAll, "Mark what all [learners] wrote", StandardRoles.Teacher);
    }

    public override void Settings(SettingList settings) =>
        settings.Add(AssessmentSettings.ShowRightAnswerAfter, AssessmentSettings.HintCurrency);

    public override void Activities(ActivityList activities) =>
        activities.Add(AssessmentActivities.AnsweredQuestion, AssessmentActivities.MarkedQuestion, AssessmentActivities.BoughtHint);

    public override void Menu(Menu menu) => menu.AddManageView("/author", "/author/essays", "Mark written answers", "writing", 15, AssessmentPermissions.Mark);

    public override void Routes(ApiRoutes api)
    {
        var questions = api.Realm.MapGroup("/questions").WithTags("Questions");
        ListQuestions.Map(questions);
        WriteQuestion.Map(questions);
        ReadQuestion.Map(questions);
        EditQuestion.Map(questions);
        RetireQuestion.Map(questions);
        DeleteQuestion.Map(questions);
        ListBanks.Map(api.Realm);
        ListEssays.Map(api.Realm);
        MarkEssay.Map(api.Realm);
    }
}

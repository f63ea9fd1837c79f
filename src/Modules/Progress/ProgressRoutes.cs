using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Platform.Modules;
using Questory.Progress.Achievements;
using Questory.Progress.Avatars;
using Questory.Progress.Board;
using Questory.Progress.Challenges;
using Questory.Progress.Ledger;
using Questory.Progress.Levels;
using Questory.Progress.People;
using Questory.Progress.Presence;
using Questory.Progress.Replay;
using Questory.Progress.Rewards;
using Questory.Progress.Rules;
using Questory.Progress.Seasons;

namespace Questory.Progress;

/// <summary>What this room answers, by address.</summary>
internal static class ProgressRoutes
{
    public static void Map(ApiRoutes api)
    {
        var progress = api.Realm.MapGroup("/progress").WithTags("Progress");
        AskLevelCurve.Map(progress);
        MyProgress.Map(progress);
        MyToday.Map(progress);
        MyXpHistory.Map(progress);
        NotePresence.Map(progress);
        ListProgress.Map(progress);
        MemberProfile.Map(progress);
        CorrectXp.Map(progress);
        ReverseXp.Map(progress);
        SeeLeaderboard.Map(progress);
        ListPathways.Map(progress);
        ChooseBoardFace.Map(progress);
        RebuildProgress.Map(progress);

        var rules = progress.MapGroup("/rules");
        ListRules.Map(rules);
        SaveRule.Map(rules);

        var achievements = progress.MapGroup("/achievements");
        ListAchievements.Map(achievements);
        ReadAchievement.Map(achievements);
        SaveAchievement.Map(achievements);
        RemoveAchievement.Map(achievements);
        WearAchievement.Map(achievements);
        FavourAchievement.Map(achievements);
        ArrangeAchievements.Map(achievements);

        Avatars(progress.MapGroup("/avatars"), progress.MapGroup("/collections"));
        ClaimForms.Map(api.Pages);
        Challenges(progress.MapGroup("/challenges"), progress.MapGroup("/challenge-patterns"));
        Seasons(progress.MapGroup("/seasons"));
    }

    private static void Challenges(RouteGroupBuilder challenges, RouteGroupBuilder patterns)
    {
        ListChallenges.Map(challenges);
        ClaimChallenge.Map(challenges);
        PlanChallenges.Map(challenges);
        SaveChallenge.Map(challenges);
        RemoveChallenge.Map(challenges);
        CopyChallenge.Map(challenges);
        ListPatterns.Map(patterns);
        SavePattern.Map(patterns);
    }

    private static void Seasons(RouteGroupBuilder seasons)
    {
        SeeSeason.Map(seasons);
        ListSeasons.Map(seasons);
        SaveSeason.Map(seasons);
        ReadSeason.Map(seasons);
        RemoveSeason.Map(seasons);
        ClaimSeasonReward.Map(seasons);
    }

    private static void Avatars(RouteGroupBuilder avatars, RouteGroupBuilder collections)
    {
        SeeGallery.Map(avatars);
        BuyAvatar.Map(avatars);
        WearAvatar.Map(avatars);
        ReadAvatar.Map(avatars);
        SaveAvatar.Map(avatars);
        RemoveAvatar.Map(avatars);
        ArrangeAvatars.Map(avatars);
        ListCollections.Map(collections);
        ReadCollection.Map(collections);
        SaveCollection.Map(collections);
        RemoveCollection.Map(collections);
    }
}

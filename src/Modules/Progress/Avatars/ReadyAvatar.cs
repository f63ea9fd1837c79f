using System.Text.Json;
using Questory.Progress.Achievements;
using Questory.Progress.Rewards;

namespace Questory.Progress.Avatars;

/// <summary>An avatar ready to be asked whether somebody has come to it.</summary>
internal sealed record ReadyAvatar(Avatar Avatar, Criteria Criteria)
{
    /// <summary>It comes without being earned: there is nothing to tell the person.</summary>
    public bool ComesByItself => Avatar.UnlockType == UnlockType.Default || Criteria.IsEmpty;

    public bool UnlockedFor(PersonState person) => Avatar.UnlockType switch
    {
        UnlockType.Default => true,
        UnlockType.Purchase => false,
        _ => Criteria.IsEmpty || Criteria.MetBy(person),
    };

    /// <summary>Null when the criteria are of a language that is no longer spoken.</summary>
    public static ReadyAvatar? Of(Avatar avatar) =>
        Criteria.Read(JsonElement.Parse(avatar.UnlockCriteria), out _) is { } criteria ? new ReadyAvatar(avatar, criteria) : null;
}

using Questory.Platform.Access;
using Questory.Platform.Settings;

namespace Questory.Realms.Members;

internal static class MemberSettings
{
    public static readonly Setting<string> NewcomerRole = new("realms.newcomer_role", StandardRoles.Learner,
        "The role of an adult who comes in by themselves: learner or parent.",
        value => value is StandardRoles.Learner or StandardRoles.Parent ? null : "Choose learner or parent.");
}

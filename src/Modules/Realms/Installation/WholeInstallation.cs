using Questory.Platform.Data;

namespace Questory.Realms.Installation;

/// <summary>Operators see across realms. Only a slice whose gate let nobody but operators through may ask for this.</summary>
internal static class WholeInstallation
{
    public static Task SeeAll(this AppDb db, CancellationToken stop) => db.Scalar<string>("select set_config('app.scope', 'system', true)", stop);
}

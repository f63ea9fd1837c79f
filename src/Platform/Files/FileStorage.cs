using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;

namespace Questory.Platform.Files;

public static class FilePermissions
{
    public const string Upload = "files.upload";

    public static void Declare(PermissionList permissions) =>
        permissions.Add(Upload, "Upload pictures", StandardRoles.Teacher, StandardRoles.Moderator);
}

public static class FileStorage
{
    public static void AddFiles(this IServiceCollection services)
    {
        if (S3Settings.FromEnvironment() is { } bucket)
            services.AddSingleton<IBlobs>(new S3Blobs(bucket));
        else
            services.AddSingleton<IBlobs, DiskBlobs>();
    }

    public static void Map(RouteGroupBuilder realm)
    {
        var files = realm.MapGroup("/files").WithTags("Files");
        UploadPicture.Map(files);
        ShowFile.Map(files);
    }
}

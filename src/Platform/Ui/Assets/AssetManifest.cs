using System.Text.Json;

namespace Questory.Platform.Ui.Assets;

/// <summary>Plain asset name → its content-hashed address below <c>/dist/</c>, as the front-end build wrote it.</summary>
public sealed class AssetManifest(IReadOnlyDictionary<string, string> names)
{
    /// <summary>Reads <c>manifest.json</c> of the folder; throws <see cref="FileNotFoundException"/> naming the cure when the front end was never built.</summary>
    public static AssetManifest Read(string dist)
    {
        var file = Path.Combine(dist, "manifest.json");
        if (!File.Exists(file))
            throw new FileNotFoundException($"The front end is not built ({file} is absent): run `npm run build` or `dotnet build`.", file);
        return new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file))!);
    }

    /// <summary>The address of an asset, e.g. <c>app.js</c>. An unknown name is a bug.</summary>
    public string this[string name] => $"/dist/{names[name]}";
}

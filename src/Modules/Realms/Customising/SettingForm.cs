using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Questory.Realms.Customising;

/// <summary>Settings as fields of a form, and back.</summary>
internal static class SettingForm
{
    /// <summary>A value as a person types it: texts without quotes, lists with commas, everything else as JSON.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    /// <summary>What the sent form changes: a filled field chooses, an emptied one goes back to what is inherited.</summary>
    public static ChangeSettings.Request? Read(IFormCollection form, IReadOnlyList<SettingView> settings)
    {
        var changed = new Dictionary<string, JsonElement>();
        foreach (var setting in settings)
        {
            var typed = form[setting.Key].ToString().Trim();
            var before = setting.Chosen ? Text(setting.Value) : "";
            if (typed != before)
                changed[setting.Key] = typed.Length == 0 ? JsonElement.Parse("null") : Json(typed, setting.Kind);
        }
        return changed.Count == 0 ? null : new(changed);
    }

    private static JsonElement Json(string typed, string kind)
    {
        if (kind == "list")
            return JsonSerializer.SerializeToElement(typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (kind != "text")
            try
            {
                return JsonElement.Parse(typed);
            }
            catch (JsonException)
            {
                // Not of its kind: handed on as a text, which the setting refuses by name.
            }
        return JsonSerializer.SerializeToElement(typed);
    }
}

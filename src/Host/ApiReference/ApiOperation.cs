using Microsoft.OpenApi;

namespace Questory.Host.ApiReference;

/// <summary>One operation of the API as the reference page shows it.</summary>
internal sealed record ApiOperation(
    string Group, string Method, string Path, string Summary,
    IReadOnlyList<ApiField> Parameters, IReadOnlyList<ApiField> Body, IReadOnlyList<string> Answers)
{
    public string Anchor => $"{Method}-{Path}".ToLowerInvariant().Replace('/', '-').Replace("{", "").Replace("}", "");

    public static IReadOnlyList<ApiOperation> Of(OpenApiDocument document) => [..
        from path in document.Paths
        from operation in path.Value.Operations ?? []
        orderby operation.Value.Tags?.FirstOrDefault()?.Name, path.Key, operation.Key.Method
        select new ApiOperation(
            operation.Value.Tags?.FirstOrDefault()?.Name ?? "Other", operation.Key.Method.ToUpperInvariant(), path.Key,
            operation.Value.Summary ?? "",
            [.. (operation.Value.Parameters ?? []).Select(parameter => new ApiField(parameter.Name ?? "", Kind(parameter.Schema), parameter.Required, parameter.Description))],
            Fields(operation.Value.RequestBody?.Content?.Values.FirstOrDefault()?.Schema),
            [.. (operation.Value.Responses ?? []).Select(answer => $"{answer.Key} {answer.Value.Description}".Trim())])];

    private static IReadOnlyList<ApiField> Fields(IOpenApiSchema? schema) => schema switch
    {
        null => [],
        // A body that may be left out is written as one of nothing and the real thing.
        { OneOf: { Count: > 0 } choices } => Fields(choices.LastOrDefault(choice => choice.Properties is { Count: > 0 })),
        _ => [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(field =>
            new ApiField(field.Key, Kind(field.Value), schema.Required?.Contains(field.Key) == true, field.Value.Description))],
    };

    private static string Kind(IOpenApiSchema? schema) => schema switch
    {
        null => "any",
        { Enum: { Count: > 0 } values } => string.Join(" | ", values.Select(value => value?.ToString())),
        { Items: { } item } => $"list of {Kind(item)}",
        { Format: { Length: > 0 } format } => format,
        { Type: { } type } => type.ToString().Replace("Null, ", "").Replace(", Null", "").ToLowerInvariant(),
        _ => "object",
    };
}

/// <summary>A parameter or a field of a body.</summary>
internal sealed record ApiField(string Name, string Kind, bool Required, string? Meaning);

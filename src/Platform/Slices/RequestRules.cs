using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Questory.Platform.Data;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Slices;

/// <summary>Checks a request's data annotations, on properties and on the parameters of records, through nested
/// records and lists. Text that PostgreSQL cannot store (a NUL, half a surrogate pair) breaks a rule as well.</summary>
public static class RequestRules
{
    private sealed record Rule(PropertyInfo Property, string Field, ValidationAttribute[] Checks);

    private static readonly ConcurrentDictionary<Type, Rule[]> Known = new();
    private static readonly ConcurrentDictionary<Type, bool> Ours = new();

    public static Problem? BrokenBy(object? request)
    {
        if (request is null)
            return Outcome.Invalid("body", "Send a JSON object.");
        var broken = new Dictionary<string, string[]>();
        Check(request, "", broken);
        return broken.Count == 0 ? null : Outcome.Invalid(broken);
    }

    private static void Check(object value, string path, Dictionary<string, string[]> broken)
    {
        foreach (var rule in Known.GetOrAdd(value.GetType(), RulesOf))
        {
            var field = path + rule.Field;
            var content = rule.Property.GetValue(value);
            var context = new ValidationContext(value) { DisplayName = rule.Field, MemberName = rule.Property.Name };
            var faults = rule.Checks.Select(check => check.Fault(content, context))
                .Append(content is string text && !IsStorable(text) || content is JsonElement json && !IsStorable(json) ? "This text holds a character that cannot be kept." : null)
                .OfType<string>().ToArray();
            if (faults.Length > 0)
                broken[field] = faults;
            else
                CheckWithin(content, field, broken);
        }
    }

    private static void CheckWithin(object? content, string field, Dictionary<string, string[]> broken)
    {
        if (content is IEnumerable items and not string and not IDictionary)
        {
            var index = 0;
            foreach (var item in items)
            {
                var at = $"{field}[{index++}]";
                if (item is null || (item is string text && !IsStorable(text)))
                    broken[at] = ["This entry is missing or holds a character that cannot be kept."];
                else if (IsOurs(item.GetType()))
                    Check(item, at + ".", broken);
            }
        }
        else if (content is not null && IsOurs(content.GetType()))
            Check(content, field + ".", broken);
    }

    // Asked for every value of every entry of a list: reading an assembly's name takes longer than checking all else.
    private static bool IsOurs(Type type) => Ours.GetOrAdd(type, static type => type is { IsEnum: false, IsPrimitive: false } && !Conventions.IsId(type) &&
        type.Assembly.GetName().Name!.StartsWith("Questory", StringComparison.Ordinal));

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }
        return true;
    }

    private static bool IsStorable(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => IsStorable(json.GetString()!),
                JsonValueKind.Array => json.EnumerateArray().All(IsStorable),
                JsonValueKind.Object => json.EnumerateObject().All(member => IsStorable(member.Name) && IsStorable(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair, written as an escape
        }
    }

    private static Rule[] RulesOf(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .GroupBy(parameter => parameter.Name!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => new Rule(property, Naming.Snake(property.Name),
            [
                .. property.GetCustomAttributes<ValidationAttribute>(),
                .. parameters.TryGetValue(property.Name, out var parameter) ? parameter.GetCustomAttributes<ValidationAttribute>() : [],
            ]))];
    }
}

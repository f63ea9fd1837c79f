using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Questory.Platform.Slices;

namespace Questory.Assessment.Contracts;

/// <summary>A question as an author sends it.</summary>
/// <param name="Body">The question model's JSON: <c>kind</c>, <c>prompt</c>, <c>explanation</c> and what the kind asks for.</param>
/// <param name="XpReward">0 to 10,000; 10 when left out.</param>
/// <param name="HintCost">Minor units of the hint currency, 0 to 1,000,000.</param>
/// <param name="Version">The version that was edited: 409 when somebody else has changed it since. Not checked when left out.</param>
/// <param name="Bank">Category path the question is filed under; stays where it is when left out.</param>
public sealed record QuestionInput(
    [StringLength(255)] string? Title,
    [Required] JsonElement? Body,
    [OneOf<Difficulty>] string? Difficulty,
    [Range(0, 10_000)] int? XpReward,
    [StringLength(2_000)] string? HintText,
    [Range(0, 1_000_000)] int? HintCost,
    [MaxLength(50)] IReadOnlyList<string>? Tags,
    [StringLength(255)] string? Bank,
    int? Version = null);

/// <summary>A question as its author sees it, right answers and all.</summary>
/// <param name="Version">Rises with each edit.</param>
/// <param name="Answers">How many answers were given to any version.</param>
public sealed record AuthoredQuestion(
    QuestionId Id, int Version, string Title, string Kind, JsonElement Body, Difficulty Difficulty, int XpReward,
    string? HintText, int HintCost, IReadOnlyList<string> Tags, string Bank, string? ExternalId, bool IsActive, long Answers);

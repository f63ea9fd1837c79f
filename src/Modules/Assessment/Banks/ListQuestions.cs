using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Questory.Assessment.Contracts;
using Questory.Platform.Access;
using Questory.Platform.Data;
using Questory.Platform.Http;
using Questory.Platform.Outcomes;
using Questory.Platform.Slices;

namespace Questory.Assessment.Banks;

/// <summary>The realm's questions, newest first, to look through and to use again.</summary>
[Requires(AssessmentPermissions.Author), AmongOthers("Counts everybody’s answers."), Reads]
internal sealed class ListQuestions(AppDb db)
{
    /// <param name="Search">Part of the title or of what is asked; upper and lower case make no difference.</param>
    public sealed record Request(
        [property: StringLength(255)] string? Bank, [property: StringLength(50)] string? Kind, [property: OneOf<Difficulty>] string? Difficulty,
        [property: StringLength(50)] string? Tag, [property: StringLength(200)] string? Search,
        [property: Range(1, Page.MaxLimit)] int? Limit, [property: StringLength(Cursor.MaxLength)] string? Cursor);

    private sealed record Place(QuestionId Id);

    public static void Map(RouteGroupBuilder questions) => questions
        .MapGet("/", ([AsParameters] Request request, Slice<ListQuestions> slice, CancellationToken stop) =>
            slice.Run(request, s => s.Run(request, stop), stop).ToHttp())
        .WithSummary("List questions");

    public async Task<Outcome<Page<AuthoredQuestion>>> Run(Request request, CancellationToken stop)
    {
        if (Cursor.Read<Place>(request.Cursor, out var place) is { } fault)
            return fault;
        var limit = request.Limit ?? Page.DefaultLimit;
        var rows = await AuthoredQuestions.Of(db, stop, bank: request.Bank, kind: request.Kind, difficulty: request.Difficulty,
            tag: request.Tag, search: request.Search, after: place?.Id, limit: limit + 1);
        return Page.Of(rows, limit, row => row.View, row => new Place(row.View.Id));
    }
}

using System.ComponentModel.DataAnnotations;
using Questory.Platform.Outcomes;

namespace Questory.Platform.Http;

/// <summary>What every list takes: <c>?limit=&amp;cursor=&amp;sort=</c>. Bind it with <c>[AsParameters]</c> and hand it to the
/// slice as its request, so that its bounds are checked like any other.</summary>
/// <remarks>The rules stand on the properties: on the parameters of a record that is bound this way they break the API description.</remarks>
/// <param name="Limit">1 to 100; 20 when left out.</param>
/// <param name="Sort">One of the orders the list names; a leading minus turns it round.</param>
public sealed record PageRequest(
    [property: Range(1, Page.MaxLimit)] int? Limit = null,
    [property: StringLength(Cursor.MaxLength)] string? Cursor = null,
    [property: StringLength(50)] string? Sort = null)
{
    public int Size => Limit ?? Page.DefaultLimit;

    /// <summary>One more than shown: whether there is a next page costs no second query.</summary>
    public int Fetch => Size + 1;

    /// <summary>The order asked for; the first one allowed when none was. Any other is refused by name.</summary>
    public Problem? OrderOf(IReadOnlyList<string> allowed, out string order)
    {
        order = Sort ?? allowed[0];
        return allowed.Contains(order) ? null : Outcome.Invalid("sort", $"Choose one of: {string.Join(", ", allowed)}.");
    }
}

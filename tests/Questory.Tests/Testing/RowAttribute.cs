using Xunit.v3;

namespace Questory.Tests.Testing;

/// <summary>Names the row of a feature catalogue that a test proves; the coverage page is made from these.</summary>
/// <param name="row">For example <c>AE-057</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RowAttribute(string row) : Attribute, ITraitAttribute
{
    public string Row => row;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Row", row)];
}

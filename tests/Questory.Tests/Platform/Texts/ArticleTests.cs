using Questory.Platform.Access;
using Questory.Platform.Texts;

namespace Questory.Tests.Platform.Texts;

public sealed class ArticleTests
{
    [Theory]
    [InlineData("When I earn an [achievement]", "badge", "When I earn a badge")]
    [InlineData("When I earn an [achievement]", null, "When I earn an achievement")]
    [InlineData("An [achievement] waits", "badge", "A badge waits")]
    [InlineData("Get a [achievement]", "award", "Get an award")]
    [InlineData("Get a [achievement]", "unit", "Get a unit")]
    [InlineData("Get a [achievement]", "unknown sign", "Get an unknown sign")]
    [InlineData("the [Achievement]", "award", "the Award")]
    public void The_article_goes_by_the_realm_s_own_word(string sentence, string? word, string said)
    {
        var actor = new Actor();
        var words = word is null ? new Dictionary<string, string>() : new() { ["achievement"] = word };
        actor.Enter(new(new(Guid.NewGuid()), "x", "X", "", words, new Dictionary<string, string>(), new HashSet<string>()), member: true, new HashSet<string>());
        Assert.Equal(said, new Text(actor, new Translations(Questory.Host.Modules.All))[sentence]);
    }

    [Fact]
    public void In_other_languages_nothing_that_looks_like_an_article_is_touched()
    {
        var actor = new Actor();
        actor.Enter(new(new(Guid.NewGuid()), "x", "X", "", new Dictionary<string, string> { ["course"] = "aventura" }, new Dictionary<string, string>(), new HashSet<string>()), member: true, new HashSet<string>());
        Assert.Equal("Vuelve a aventura", new Text(actor, new Translations(Questory.Host.Modules.All)).In("es").Speak("Vuelve a [course]"));
    }
}

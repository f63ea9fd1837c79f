using Questory.Platform.Texts;

namespace Questory.Tests.Platform.Texts;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>hello", "hello")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"btn\">a</p>", "<p>a</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"java\nscript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\" jav\tascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"data:text/html,x\">a</a>", "<a>a</a>")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<img src=\"https://elsewhere.example/pixel.png\" alt=\"p\">", "")]
    [InlineData("<img src=\"//elsewhere.example/pixel.png\">", "")]
    [InlineData("<img src=\"/files/cat.png\" alt=\"a cat\" onload=\"x\">", "<img src=\"/files/cat.png\" alt=\"a cat\">")]
    [InlineData("<iframe src=\"/x\"></iframe><form action=\"/sign-out\"><button>b</button></form>", "b")]
    [InlineData("<svg><script>alert(1)</script></svg>after", "after")]
    [InlineData("<!-- note --><b>kept</b>", "<b>kept</b>")]
    [InlineData("<h1>Big</h1>", "<h2>Big</h2>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "")]
    [InlineData("<custom><em>kept</em></custom>", "<em>kept</em>")]
    public void Only_harmless_markup_survives(string html, string expected) => Assert.Equal(expected, SafeHtml.Html(html).Value.Trim());

    [Fact]
    public void Links_to_elsewhere_hand_on_nothing() =>
        Assert.Equal("<a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">a</a>", SafeHtml.Html("<a href=\"https://example.org/\">a</a>").Value);

    [Fact]
    public void Markdown_passes_the_same_list()
    {
        Assert.Equal("<h2>Title</h2>\n<p><strong>bold</strong> alert(1)</p>", SafeHtml.Markdown("# Title\n\n**bold** <b onclick=x></b>alert(1)").Value.Replace("<b></b>", "").Trim());
        Assert.DoesNotContain("href", SafeHtml.Markdown("[a](javascript:alert(1))").Value);
    }

    [Fact]
    public void Plain_text_shows_its_tags_and_keeps_its_lines() => Assert.Equal("a &lt;b&gt;<br>c", SafeHtml.Plain("a <b>\nc").Value);

    [Fact]
    public void Within_a_line_paragraphs_fall_away()
    {
        Assert.Equal("one <em>two</em>", SafeHtml.InLine(SafeHtml.Markdown("one *two*")).Value);
        Assert.Equal("one two", SafeHtml.Words(SafeHtml.Markdown("one *two*")));
    }
}

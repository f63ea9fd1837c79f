namespace Questory.Browser.Pages;

/// <summary>Finds text that did not come through the localiser, on a page in the pseudo-language.</summary>
internal static class NailedText
{
    /// <summary>
    /// Texts and spoken names without the marks of the pseudo-language. What people wrote is not looked at: it carries
    /// marks of its own here, or stands in prose, a prompt or an element with <c>data-text="content"</c>. Nor are code, times, typed text, addresses and
    /// the product's name.
    /// </summary>
    public static async Task<IReadOnlyList<string>> On(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
            const aside = "script, style, template, code, pre, kbd, time, textarea, .prose, .prompt, [data-text=content]";
            const nailed = text => /\p{L}/u.test(text) && !/^(\S+@\S+|Questory)$/.test(text.trim()) && !(text.includes("⟦") && text.includes("⟧"));
            const found = nailed(document.title) ? [`title: ${document.title}`] : [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = texts.nextNode(); node; node = texts.nextNode())
                if (!node.parentElement.closest(aside) && nailed(node.data))
                    found.push(`${node.parentElement.tagName.toLowerCase()}: ${node.data.trim()}`);
            for (const name of ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"])
                for (const element of document.body.querySelectorAll(`[${name}]`))
                    if (!element.closest(aside.replace("textarea, ", "")) && nailed(element.getAttribute(name)))
                        found.push(`${element.tagName.toLowerCase()} ${name}: ${element.getAttribute(name)}`);
            return [...new Set(found)];
        }
        """);
}

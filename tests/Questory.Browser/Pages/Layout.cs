namespace Questory.Browser.Pages;

/// <summary>Whether a page fits its screen.</summary>
internal static class Layout
{
    /// <summary>The elements that stand out at a side, when the page can be scrolled sideways.</summary>
    public static async Task<IReadOnlyList<string>> Overflow(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
            const root = document.scrollingElement;
            if (root.scrollWidth <= root.clientWidth) return [];
            const out = [...document.body.querySelectorAll("*")].filter(element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && (box.right > root.clientWidth + 0.5 || box.left < -0.5);
            }).filter((element, _, all) => !all.some(other => other !== element && element.contains(other)));
            return [`the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth} px: ` + out.slice(0, 4).map(element =>
                `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 40)}`).join("; ")];
        }
        """);
}

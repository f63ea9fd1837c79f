using System.Text.Json;

namespace Questory.Browser.Pages;

/// <summary>The rules of WCAG 2.2 A and AA that a machine can check, by axe-core.</summary>
internal static class Axe
{
    private static readonly string Source = File.ReadAllText(Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js"));

    /// <summary>Each fault with its rule and the elements it concerns; none is how a page should be.</summary>
    public static async Task<IReadOnlyList<string>> Faults(IPage page)
    {
        if (await page.EvaluateAsync<bool>("() => typeof axe === 'undefined'"))
            await page.EvaluateAsync(Source);
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => {
                // Half-way between two colours no text can be read.
                for (let frame = 0, still = 0; frame < 60 && still < 3; frame++) {
                    await new Promise(drawn => requestAnimationFrame(drawn));
                    const moves = document.getAnimations().some(a => a.playState === "running" && a.effect.getComputedTiming().endTime < Infinity);
                    still = moves ? 0 : still + 1;
                }
                const { violations, passes } = await axe.run({
                    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"], preload: false });
                return {
                    passes: passes.length,
                    faults: violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")} ${(n.failureSummary ?? "").split("\n").slice(1).join(" ")}`)) };
            }
            """);
        Assert.True(found.GetProperty("passes").GetInt32() > 3, $"axe checked next to nothing on {page.Url}.");
        return [.. found.GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!)];
    }
}

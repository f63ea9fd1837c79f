using Questory.Platform.Access;
using Questory.Platform.Texts;
using Questory.Platform.Ui;
using Questory.Progress.Board;

namespace Questory.Progress.Contracts;

/// <summary>A board of another room that somebody may look at.</summary>
/// <param name="Path">Its page within the realm, e.g. <c>/leaderboard/groups/…</c>.</param>
public sealed record BoardLink(string Name, string Path);

/// <summary>A room's boards for one person, in their order. The room that has them registers it.</summary>
public sealed record MoreBoards(Func<Actor, CancellationToken, Task<IReadOnlyList<BoardLink>>> Of);

/// <summary>Which boards the page of one offers beside it.</summary>
/// <param name="InSeason">Whether those that know seasons have one to show.</param>
public sealed record BoardChoice(IReadOnlyList<Tab> Boards, bool InSeason);

/// <summary>All boards that the one who asks may look at: everybody's, those of other rooms (classes), and those of pathways.</summary>
public sealed class BoardChoices
{
    private readonly Actor actor;
    private readonly Text text;
    private readonly BoardKeys keys;
    private readonly Pathways pathways;
    private readonly IEnumerable<MoreBoards> more;

    internal BoardChoices(Actor actor, Text text, BoardKeys keys, Pathways pathways, IEnumerable<MoreBoards> more) =>
        (this.actor, this.text, this.keys, this.pathways, this.more) = (actor, text, keys, pathways, more);

    /// <param name="current">The path of the board that is shown.</param>
    public async Task<BoardChoice> Beside(string current, CancellationToken stop)
    {
        var others = await Task.WhenAll(more.Select(room => room.Of(actor, stop)));
        Tab Tab(string name, string path, string? icon, bool written = true) => new(name, $"/r/{actor.Realm!.Slug}{path}", path == current, icon, written);
        return new([
            Tab(text["Everyone"], All, null, written: false),
            .. others.SelectMany(links => links).Select(link => Tab(link.Name, link.Path, "school")),
            .. (await pathways.Of(actor.Here, stop)).Select(pathway => Tab(pathway.Name, PathOf(pathway.Slug), null)),
        ], await keys.Season(stop) is not null);
    }

    internal const string All = "/leaderboard";

    internal static string PathOf(string? pathway) => pathway is null ? All : $"{All}?pathway={pathway}";
}

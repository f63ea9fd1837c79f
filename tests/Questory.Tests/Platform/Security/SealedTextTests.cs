using FsCheck;
using FsCheck.Fluent;
using Questory.Platform;
using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

public sealed class SealedTextTests : IDisposable
{
    private const string Phone = "555-0100", Place = "parent_contact.phone:1";

    private readonly TemporaryFolder folder = new();

    [Fact, Row("AE-075"), Row("AE-031")]
    public void The_right_key_gives_the_text_back_and_the_bytes_do_not_show_it()
    {
        var seal = new SealedText(Keys("a"));

        var bytes = seal.Seal(Phone, Place);

        Assert.True(seal.TryOpen(bytes, Place, out var text));
        Assert.Equal(Phone, text);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("555-0100"u8));
        Assert.NotEqual(bytes, seal.Seal(Phone, Place));
    }

    [Fact, Row("AE-075")]
    public void A_wrong_key_gives_no_text()
    {
        var bytes = new SealedText(Keys("a")).Seal(Phone, Place);

        Assert.False(new SealedText(Keys("b")).TryOpen(bytes, Place, out var text));
        Assert.Null(text);
    }

    [Fact, Row("AE-075")]
    public void A_change_of_any_byte_or_of_the_length_gives_no_text()
    {
        var seal = new SealedText(Keys("a"));
        var bytes = seal.Seal(Phone, Place);

        for (var at = 0; at < bytes.Length; at++)
        {
            byte[] changed = [.. bytes[..at], (byte)(bytes[at] ^ 1), .. bytes[(at + 1)..]];
            Assert.False(seal.TryOpen(changed, Place, out _), $"byte {at}");
            Assert.False(seal.TryOpen(bytes.AsSpan(0, at), Place, out _), $"cut at {at}");
        }
        Assert.False(seal.TryOpen([.. bytes, 0], Place, out _));
    }

    [Fact]
    public void Bytes_moved_to_another_row_do_not_open()
    {
        var seal = new SealedText(Keys("a"));

        Assert.False(seal.TryOpen(seal.Seal(Phone, Place), "parent_contact.phone:2", out _));
    }

    [Fact, Row("AE-075")]
    public void Every_text_comes_back()
    {
        var seal = new SealedText(Keys("a"));

        Prop.ForAll<NonNull<string>, NonNull<string>>((text, place) =>
            seal.TryOpen(seal.Seal(text.Get, place.Get), place.Get, out var back) && back == text.Get).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_new_key_on_top_seals_and_the_old_one_still_opens()
    {
        var old = new SealedText(Keys("a")).Seal(Phone, Place);
        File.WriteAllLines(PathOf("a"), [FieldKeys.NewLine(), .. File.ReadAllLines(PathOf("a"))]);

        var both = new SealedText(Keys("a"));

        Assert.True(both.TryOpen(old, Place, out _));
        Assert.True(both.IsOutdated(old));
        Assert.False(both.IsOutdated(both.Seal(Phone, Place)));
    }

    [Fact]
    public void The_key_file_is_its_owners_alone_and_is_made_once()
    {
        var bytes = new SealedText(Keys("a")).Seal(Phone, Place);

        Assert.True(new SealedText(FieldKeys.Load(PathOf("a"))).TryOpen(bytes, Place, out _));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("a")));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Nodes_that_start_together_agree_on_one_key()
    {
        var seals = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => new SealedText(Keys("a"))).ToList();

        var bytes = seals[0].Seal(Phone, Place);
        Assert.All(seals, seal => Assert.True(seal.TryOpen(bytes, Place, out _)));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("not base64!", "Line 1")]
    [InlineData("AAAA", "Line 1")]
    public void A_damaged_key_file_says_so(string content, string expected)
    {
        File.WriteAllText(PathOf("bad"), content);

        Assert.Contains(expected, Assert.Throws<Refusal>(() => FieldKeys.LoadOrCreate(PathOf("bad"))).Message);
        Assert.Contains("missing", Assert.Throws<Refusal>(() => FieldKeys.Load(PathOf("none"))).Message);
    }

    public void Dispose() => folder.Dispose();

    private FieldKeys Keys(string name) => FieldKeys.LoadOrCreate(PathOf(name));

    private string PathOf(string name) => folder[name];
}

using System.Diagnostics;
using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

public sealed class PasswordsTests
{
    private const string Password = "correct horse";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact, Row("AE-006")]
    public async Task A_new_hash_is_bcrypt_of_cost_12_with_a_salt_of_its_own()
    {
        var passwords = Make(Passwords.DefaultCost);

        var first = (await passwords.Hash(Password, Stop)).Value!;
        var second = (await passwords.Hash(Password, Stop)).Value!;

        Assert.Matches(@"^\$2b\$12\$[./A-Za-z0-9]{53}$", first);
        Assert.NotEqual(first, second);
        Assert.Equal(PasswordMatch.Yes, (await passwords.Check(Password, first, Stop)).Value);
        Assert.Equal(PasswordMatch.No, (await passwords.Check(Password + " ", first, Stop)).Value);
    }

    // Published vectors: Openwall crypt_blowfish (U*U…, 0123…) and jBCrypt (a…, ~!@…).
    [Theory, Row("AE-006")]
    [InlineData("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("U*U*", "$2b$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")]
    [InlineData("U*U*U", "$2y$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a")]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")]
    [InlineData("a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "$2a$08$aTsUwsyowQuzRrDqFflhgekJ8d9/7Z3GV3UcgvzQW3J5zMyrTvlz.")]
    [InlineData("~!@#$%^&*()      ~!@#$%^&*()PNBFRD", "$2a$10$LgfYWkbzEvQ4JakH7rOvHe0y8pHKF9OaFgwUZ2q7W2FFZmZzJYlfS")]
    public async Task Published_vectors_match_and_ask_for_a_rehash(string password, string hash)
    {
        var passwords = Make(4);

        Assert.Equal(PasswordMatch.YesRehash, (await passwords.Check(password, hash, Stop)).Value);
        Assert.Equal(PasswordMatch.No, (await passwords.Check(password + "x", hash, Stop)).Value);
        Assert.True(passwords.IsOutdated(hash));
    }

    [Fact]
    public async Task A_change_of_cost_is_noticed_at_the_next_sign_in()
    {
        var hash = (await Make(4).Hash(Password, Stop)).Value!;

        Assert.False(Make(4).IsOutdated(hash));
        Assert.True(Make(5).IsOutdated(hash));
        Assert.Equal(PasswordMatch.YesRehash, (await Make(5).Check(Password, hash, Stop)).Value);
    }

    [Fact]
    public async Task Letters_typed_composed_or_decomposed_are_one_password()
    {
        var hash = (await Make(4).Hash("Cr\u00e8me br\u00fbl\u00e9e", Stop)).Value!;

        Assert.Equal(PasswordMatch.Yes, (await Make(4).Check("Cre\u0300me\u00a0bru\u0302le\u0301e", hash, Stop)).Value);
        Assert.Equal(PasswordMatch.No, (await Make(4).Check("Creme brulee", hash, Stop)).Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\n")]
    public async Task Without_a_readable_hash_no_password_is_right(string? stored) =>
        Assert.Equal(PasswordMatch.No, (await Make(4).Check("U*U", stored, Stop)).Value);

    [Theory]
    [InlineData("")]
    [InlineData("nul\0byte")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012")]
    public async Task What_cannot_be_a_password_is_wrong_to_check_and_a_bug_to_hash(string typed)
    {
        var hash = (await Make(4).Hash("nul", Stop)).Value!;

        Assert.Equal(PasswordMatch.No, (await Make(4).Check(typed, hash, Stop)).Value);
        await Assert.ThrowsAsync<ArgumentException>(() => Make(4).Hash(typed, Stop));
    }

    // Sixteen times the work between the two costs: other load on the machine does not turn the comparison round.
    [Fact, Row("AE-007")]
    public async Task An_unknown_account_and_an_absurd_password_cost_a_whole_hash()
    {
        var (cheap, dear) = (Make(7), Make(11));
        var hash = (await cheap.Hash(Password, Stop)).Value!;

        var cheapHash = await Fastest(() => cheap.Check("wrong horse", hash, Stop));
        var unknown = await Fastest(() => dear.Check("wrong horse", null, Stop));
        var absurd = await Fastest(() => dear.Check(new string('x', 100), hash, Stop));

        Assert.True(unknown > 2 * cheapHash, $"{unknown} ms against {cheapHash} ms");
        Assert.True(absurd > 2 * cheapHash, $"{absurd} ms against {cheapHash} ms");
    }

    [Fact]
    public async Task When_the_line_is_full_the_answer_is_to_come_back_later()
    {
        using var line = new WorkLine(atOnce: 1, waiting: 0);
        var passwords = new Passwords(Bcrypt, line, 10);

        var first = passwords.Check(Password, null, Stop);
        var second = await passwords.Check(Password, null, Stop);

        Assert.InRange(second.Problem!.RetryAfter!.Value.TotalSeconds, 1, 5);
        Assert.True((await first).Ok);
    }

    private static IBcrypt Bcrypt
    {
        get
        {
            var library = LibxcryptBcrypt.TryLoad();
            Assert.SkipWhen(library is null, "This system has no libxcrypt.");
            return library;
        }
    }

    private static Passwords Make(int cost) => new(Bcrypt, new WorkLine(1, 100), cost);

    private static async Task<double> Fastest(Func<Task> work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return best;
    }
}

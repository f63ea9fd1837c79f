using System.Security.Cryptography;
using System.Text;
using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

public sealed class SecretTokenTests
{
    [Fact, Row("AE-004"), Row("AE-010"), Row("EP-119")]
    public void A_token_is_256_random_bits_kept_as_a_hash()
    {
        var token = SecretToken.New(TokenKind.PersonalAccess);

        Assert.Matches("^qst_pat_[A-Za-z0-9_-]{43}$", token.Text);
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(token.Text)), token.Hash);
        Assert.DoesNotContain(token.Text[8..], $"{token}");
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => SecretToken.New(TokenKind.Session).Text).Distinct().Count());
    }

    [Fact]
    public void What_the_bearer_sends_matches_its_own_hash_alone()
    {
        var (mine, other) = (SecretToken.New(TokenKind.Refresh), SecretToken.New(TokenKind.Refresh));

        Assert.True(SecretToken.Read(TokenKind.Refresh, mine.Text)!.Matches(mine.Hash));
        Assert.False(SecretToken.Read(TokenKind.Refresh, mine.Text)!.Matches(other.Hash));
        Assert.False(SecretToken.Read(TokenKind.Refresh, mine.Text)!.Matches([]));
    }

    [Fact]
    public void A_token_of_one_kind_is_none_of_another()
    {
        var reset = SecretToken.New(TokenKind.PasswordReset);
        var relabelled = TokenKind.Invitation.Prefix + reset.Text[TokenKind.PasswordReset.Prefix.Length..];

        Assert.Null(SecretToken.Read(TokenKind.Invitation, reset.Text));
        Assert.False(SecretToken.Read(TokenKind.Invitation, relabelled)!.Matches(reset.Hash));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("qst_ses_")]
    [InlineData("qst_ses_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("qst_ses_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("QST_SES_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("qst_ses_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("qst_ses_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé")]
    public void Anything_else_is_no_token(string? sent) => Assert.Null(SecretToken.Read(TokenKind.Session, sent));
}

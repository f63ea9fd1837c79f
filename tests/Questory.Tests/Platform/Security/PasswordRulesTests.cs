using Questory.Platform.Security;
using Questory.Tests.Testing;

namespace Questory.Tests.Platform.Security;

public sealed class PasswordRulesTests
{
    [Theory, Row("AE-006")]
    [InlineData(8, "1234567", PasswordFault.TooShort)]
    [InlineData(8, "12345678", null)]
    [InlineData(10, "123456789", PasswordFault.TooShort)]
    [InlineData(8, "🦊🦊🦊🦊🦊🦊🦊", PasswordFault.TooShort)]
    [InlineData(8, "🦊🦊🦊🦊🦊🦊🦊🦊", null)]
    [InlineData(8, "e\u0301e\u0301e\u0301e\u0301", PasswordFault.TooShort)]
    [InlineData(8, "1234\08901", PasswordFault.NotText)]
    [InlineData(8, "Ada@x.org", PasswordFault.SameAsEmail)]
    public void A_new_password_is_judged(int minLength, string password, PasswordFault? expected) =>
        Assert.Equal(expected, new PasswordRules(minLength).FaultOf(password, " ada@X.org "));

    // Not inline data: an attribute cannot hold half a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_no_text() =>
        Assert.Equal(PasswordFault.NotText, new PasswordRules(8).FaultOf("12345678\ud83d"));

    [Theory]
    [InlineData('x', 72, null)]
    [InlineData('x', 73, PasswordFault.TooLong)]
    [InlineData('é', 36, null)]
    [InlineData('é', 37, PasswordFault.TooLong)]
    [InlineData('字', 24, null)]
    [InlineData('字', 25, PasswordFault.TooLong)]
    public void What_bcrypt_would_cut_off_is_refused(char letter, int count, PasswordFault? expected) =>
        Assert.Equal(expected, new PasswordRules(8).FaultOf(new string(letter, count)));
}

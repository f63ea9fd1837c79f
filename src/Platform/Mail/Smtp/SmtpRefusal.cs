namespace Questory.Platform.Mail.Smtp;

/// <summary>What a refusal ends: the whole conversation, this try of the mail, or the mail for good (a 5xx answer to it).</summary>
public enum SmtpFault { Conversation, Try, Mail }

/// <summary>The server would not do what was asked, or could not be talked to.</summary>
public sealed class SmtpRefusal(string reason, SmtpFault fault = SmtpFault.Conversation) : Exception(reason)
{
    public SmtpFault Fault { get; } = fault;
}

using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Mail;

namespace Questory.Notices.Contracts;

/// <summary>How a notice looks (CR-060).</summary>
public enum NoticeTone { Info, Success, Warning, Error, Gaming, Lorebound, Productive, News }

/// <summary>How much it presses (NT-127).</summary>
public enum NoticePriority { Low, Medium, High, Urgent }

/// <summary>A kind of notice a room makes: by itself after an activity, or when the room says so (<see cref="NoticeDesk"/>).</summary>
/// <param name="Code">e.g. <c>achievement_earned</c>.</param>
/// <param name="Summary">When it comes, for people who choose what they want to be told.</param>
/// <param name="Title">An English sentence, its own key for translations, with <c>{{label}}</c> for what the activity's object
/// is called, <c>{{realm}}</c>, and the names of the activity's facts. Plain words: children read it.</param>
/// <param name="Message">More of the same; may be empty.</param>
public sealed record NoticeKind(string Code, string Summary, string Title, string Message = "")
{
    /// <summary>The activity after which its person is told; null for one that a room makes itself.</summary>
    public (string Verb, string Object)? After { get; init; }

    /// <summary>Where it leads, below the realm's address, e.g. <c>/achievements</c>; <c>{{object}}</c> is the object's id.</summary>
    public string? Link { get; init; }
    public NoticeTone Tone { get; init; } = NoticeTone.Info;
    public NoticePriority Priority { get; init; } = NoticePriority.Medium;

    /// <summary>When a child is told, its guardian gets this mail, with the child's first name as <c>{{child}}</c> (AE-030).</summary>
    public MailKind? ToGuardian { get; init; }

    /// <summary>After so long it is of no use to anybody.</summary>
    public TimeSpan? Life { get; init; }
}

public static class NoticeKinds
{
    /// <summary>Declares the kinds of notice a room makes.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services, params ReadOnlySpan<NoticeKind> kinds)
    {
        foreach (var kind in kinds)
            services.AddSingleton(kind);
        return services;
    }
}

using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Activity;
using Questory.Platform.Jobs;
using Questory.Platform.Live;
using Questory.Platform.Mail;
using Questory.Platform.Settings;
using Questory.Platform.Ui;

namespace Questory.Platform.Modules;

/// <summary>A room's table of contents: everything it adds to the house is named in its one subclass.</summary>
public abstract class Module
{
    /// <summary>The room's name, which is also the prefix of its tables.</summary>
    public virtual string Name => GetType().Name.Replace("Module", "").ToLowerInvariant();

    /// <summary>What the room is called where a realm switches it on and off; null for one that no realm can do without.
    /// The menu entries of a room that is switched off are not shown.</summary>
    public virtual RoomSign? Sign => null;

    /// <summary>Services that are neither slices nor reactions; those are found by scan.</summary>
    public virtual void Services(IServiceCollection services) { }

    public virtual void Permissions(PermissionList permissions) { }

    public virtual void Settings(SettingList settings) { }

    /// <summary>The activities this room records, so that rules and docs can name them.</summary>
    public virtual void Activities(ActivityList activities) { }

    /// <summary>Who may listen to which live topic.</summary>
    public virtual void Topics(TopicList topics) { }

    /// <summary>The kinds of mail this room sends.</summary>
    public virtual void Mails(MailKindList mails) { }

    public virtual void Jobs(JobList jobs) { }

    public virtual void Menu(Menu menu) { }

    /// <summary>Middleware that finds out who and where; run after routing, in module order.</summary>
    public virtual void Use(IApplicationBuilder app) { }

    public virtual void Routes(ApiRoutes api) { }

    /// <summary>This room's share of a demo realm. Runs as the system, in one transaction, within the realm once
    /// <c>Realms</c> has made it; adds only what is missing.</summary>
    public virtual Task Demo(IServiceProvider services, DemoRealm demo, CancellationToken stop) => Task.CompletedTask;

    /// <summary>This room's share of a pack of content. Runs as the system, in one transaction, within the realm; adds only
    /// what is missing, by slug.</summary>
    public virtual Task Seed(IServiceProvider services, ContentPack pack, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Verbs of the command line.</summary>
    public virtual void Commands(RootCommand root, CommandHost host) { }
}

/// <summary>A room as admins read of it; both go through the localiser.</summary>
public sealed record RoomSign(string Title, string Summary);

/// <summary>Where a module's endpoints hang.</summary>
/// <param name="Root"><c>/api</c>: things of the installation or of the person.</param>
/// <param name="Realm"><c>/api/realms/{realm}</c>: things of one realm, named by slug.</param>
/// <param name="Pages"><c>/r/{realm}</c>: where forms of pages go that answer with a piece of the page. Each states its access
/// by an attribute in its metadata, as pages do.</param>
public sealed record ApiRoutes(RouteGroupBuilder Root, RouteGroupBuilder Realm, RouteGroupBuilder Pages);

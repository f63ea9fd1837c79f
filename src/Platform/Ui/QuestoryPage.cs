using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Questory.Platform.Access;
using Questory.Platform.Outcomes;
using Questory.Platform.Texts;

namespace Questory.Platform.Ui;

/// <summary>What every page has at hand: who asks, the localiser, and how a slice's answer becomes a page.</summary>
public abstract class QuestoryPage : ComponentBase
{
    [Inject] protected Text T { get; set; } = null!;
    [Inject] protected Actor Actor { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>Why the form that was just sent was refused; fields show their own part of it.</summary>
    protected Problem? Problem { get; private set; }

    private bool loaded;

    /// <summary>Fetches what the page shows. Unlike <see cref="ComponentBase.OnInitializedAsync"/> it is done before the page is
    /// drawn for the first time, so a page need not be prepared to show nothing yet.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!loaded)
            await Load();
        loaded = true;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>An address within the current realm.</summary>
    protected string Link(string path) => $"/r/{Actor.Realm!.Slug}{path}";

    /// <summary>An address among the pages of one's own account. Who comes to them from within a realm stays in its look.</summary>
    protected string AccountLink(string path = "") => (Actor.Realm is { } realm ? $"/r/{realm.Slug}/account" : "/account") + path;

    /// <summary>The slice's value; a refusal leaves the page for sign-in (401) or an error page with its status.</summary>
    protected static async Task<TValue> Get<TValue>(Task<Outcome<TValue>> running) =>
        await running is { Ok: true, Value: var value } ? value : throw new PageRefusal((await running).Problem!);

    /// <summary>After a form was sent: on success goes to the address (303), otherwise shows the form again with its faults.</summary>
    protected async Task<bool> Send<TValue>(Task<Outcome<TValue>> running, Func<TValue, string>? next = null)
    {
        var outcome = await running;
        if (outcome.Ok)
        {
            if (next is not null)
                Navigation.NavigateTo(next(outcome.Value));
            return true;
        }
        // A wrong password at sign-in is answered 401 as well, but by the form itself.
        if (outcome.Problem is { Kind: ProblemKind.NotFound } or { Kind: ProblemKind.NotSignedIn, Code: "not_signed_in" })
            throw new PageRefusal(outcome.Problem);
        Problem = outcome.Problem;
        Http.Response.StatusCode = (int)outcome.Problem.Kind;
        return false;
    }

    /// <summary>What is wrong with one field of the sent form, localised; null when nothing is.</summary>
    protected string? Fault(string field) =>
        Problem?.Fields?.GetValueOrDefault(field) is [var fault, ..] ? T[fault] : null;
}

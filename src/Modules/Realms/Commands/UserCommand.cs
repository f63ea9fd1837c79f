using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Access;
using Questory.Platform.Modules;
using Questory.Platform.Slices;
using Questory.Realms.Members;

namespace Questory.Realms.Commands;

/// <summary><c>questory user create</c></summary>
internal static class UserCommand
{
    public static Command Create(CommandHost host)
    {
        var email = new Option<string>("--email") { Required = true, Description = "E-mail address; one account each." };
        var name = new Option<string>("--name") { Required = true, Description = "Display name, as others see it." };
        var password = new Option<bool>("--password-stdin") { Description = "Read the password from standard input." };
        var invite = new Option<bool>("--invite") { Description = "Mail a link by which the person chooses a password." };
        var isOperator = new Option<bool>("--operator") { Description = "May run the whole installation." };
        var realm = new Option<string?>("--realm") { Description = "Slug of a realm to put the person into." };
        var role = new Option<string>("--role") { Description = "Role in that realm.", DefaultValueFactory = _ => StandardRoles.Learner };
        var create = new Command("create", "Make an account.") { email, name, password, invite, isOperator, realm, role };
        create.Validators.Add(parsed =>
        {
            if (parsed.GetValue(password) == parsed.GetValue(invite))
                parsed.AddError("Give either --password-stdin or --invite.");
        });
        create.SetAction(async (parsed, stop) =>
        {
            var secret = parsed.GetValue(password) ? await Console.In.ReadLineAsync(stop) : null;
            return await host.Run(parsed, async (services, cancel) =>
            {
                var request = new CreateMember.Request(
                    parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(password) ? secret ?? "" : null,
                    parsed.GetValue(isOperator), parsed.GetValue(realm), parsed.GetValue(role)!);
                var outcome = await services.GetRequiredService<Slice<CreateMember>>().Run(request, slice => slice.Run(request, cancel), cancel);
                return Tell.About(outcome, made => made.Invited
                    ? $"{made.Email} is invited: the link to choose a password lies in the mail."
                    : $"{made.Email} can sign in.");
            }, stop);
        });
        return new Command("user", "Make accounts.") { create };
    }
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Modules;
using Questory.Platform.Slices;

namespace Questory.Notices.Server;

/// <summary><c>questory mail test</c></summary>
internal static class MailCommand
{
    public static Command Create(CommandHost host)
    {
        var to = new Argument<string>("TO") { Description = "Address to send to." };
        var test = new Command("test", "Send a test mail by the mail server that is set.") { to };
        test.SetAction((parsed, stop) => host.Run(parsed, async (services, cancel) =>
        {
            var request = new SendTestMail.Request(parsed.GetValue(to));
            var sent = await services.GetRequiredService<Slice<SendTestMail>>().Run(request, slice => slice.Run(request, cancel), cancel);
            if (sent.Ok)
                Console.WriteLine($"{sent.Value.Server} has taken a mail to {sent.Value.To}.");
            else
                Console.Error.WriteLine(sent.Problem.Fields?.Values.First()[0] ?? sent.Problem.Detail);
            return sent.Ok ? 0 : 1;
        }, stop));
        return new Command("mail", "Look after mail.") { test };
    }
}

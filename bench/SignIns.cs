using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Questory.Platform.Security;

namespace Questory.Bench;

/// <summary>Sign-ins per second against what the hash alone allows on as many processors, and what a flood of them does to those who play.</summary>
internal static class SignIns
{
    private const int Learners = 2_000;
    private const int Turns = 3;
    private const int Clients = 8, Flood = 32, Players = 32;
    private const string Password = "a-password-of-the-bench";
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(6);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Learners, questions: 60);
        await server.Execute("insert into platform_settings (realm_id, key, value, updated_at) values ('00000000-0000-0000-0000-000000000000', 'accounts.sign_ins_per_minute', '100000', now())");
        var passwords = server.Services.GetRequiredService<Passwords>();
        var hash = (await passwords.Hash(Password, CancellationToken.None)).Value!;
        await server.Execute("update accounts_accounts set password_hash = $1 where not is_operator", hash);
        await Task.Delay(TimeSpan.FromSeconds(6)); // a setting may be that old

        var (signIns, hashes, calm, flooded) = (new List<double>(), new List<double>(), new List<Load>(), new List<Load>());
        var answers = new Answers(world, 0, Learners);
        await Play();
        for (var turn = 0; turn < Turns; turn++)
        {
            signIns.Add((await LoadClient.Run(server.Address, Clients, Turn, SignIn)).PerSecond);
            hashes.Add(await Bare(passwords, hash));
            calm.Add(await Play());
            var flood = LoadClient.Run(server.Address, Flood, Turn + TimeSpan.FromSeconds(1), SignIn, anyStatus: true);
            await Task.Delay(500);
            flooded.Add(await Play());
            await flood;
        }
        double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
        return
        [
            new($"sign-ins, {Clients} clients", Median(signIns), "per s", "hash checks alone, on as many processors", Median(hashes), 0.85),
            new($"play loop p99 under a flood of sign-ins, {Players} clients", Median(flooded.Select(load => load.P99)), "ms", "without", Median(calm.Select(load => load.P99)), 2, AtMost: true),
            new("play loop under a flood of sign-ins", Median(flooded.Select(load => load.PerSecond)), "answers/s", "without", Median(calm.Select(load => load.PerSecond))),
        ];

        (byte[], string)? SignIn(int client) => (LoadClient.Post("/api/tokens", "nobody",
            $$"""{"email":"learner{{Random.Shared.Next(Learners)}}@bench.example","password":"{{Password}}"}"""), "token");

        Task<Load> Play() => LoadClient.Run(server.Address, Players, Turn, _ => answers.Next());
    }

    // As wide as the line that all checks of the product wait in.
    private static async Task<double> Bare(Passwords passwords, string hash)
    {
        var (clock, done) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, WorkLine.ForThisMachine().AtOnce).Select(_ => Task.Run(async () =>
        {
            for (; clock.Elapsed < Turn; Interlocked.Increment(ref done))
                if ((await passwords.Check(Password, hash, CancellationToken.None)).Value != PasswordMatch.Yes)
                    throw new InvalidOperationException("The password of the bench was refused.");
        })));
        return done / clock.Elapsed.TotalSeconds;
    }
}

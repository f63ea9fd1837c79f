using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Questory.Bench;

/// <summary>A stored change told live to a thousand open pages (server-sent events over the bus), against a slim application that
/// sends as many bytes to a thousand WebSockets and stores nothing.</summary>
internal static class FanOut
{
    private const int Subscribers = 1_000, Messages = 60, Turns = 3;

    private sealed record Told(double PerSecond, double P99);

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        await using var server = await BenchServer.Start();
        var world = await PlayWorld.Make(server, Subscribers, questions: 60);
        await using var raw = await RawSockets.Start();
        var answers = new Answers(world, 0, Subscribers);
        using var learner = new Speaker(server.Address);
        using var caller = new Speaker(raw.Address);
        var (product, limit) = (new List<Told>(), new List<Told>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            product.Add(await Tell("changed"u8.ToArray(), number => $"GET /api/realms/{PlayWorld.Slug}/live/leaderboard HTTP/1.1\r\nHost: bench\r\nCookie: questory={PlayWorld.CookieOf(number)}\r\n\r\n",
                server.Address, () => learner.Say(answers.Next()!.Value.Item1)));
            limit.Add(await Tell("changed"u8.ToArray(), _ => "GET /raw HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
                raw.Address, () => caller.Say(LoadClient.Post("/tell", "nobody", "{}"))));
        }
        var (mine, best) = (Median(product), Median(limit));
        return
        [
            new($"live fan-out to {Subscribers:N0} pages", mine.PerSecond, "deliveries/s", "raw WebSockets", best.PerSecond, 0.5),
            new("live fan-out p99, from saying to hearing", mine.P99, "ms", "raw WebSockets", best.P99, 2, AtMost: true),
        ];
    }

    private static Told Median(List<Told> turns) => turns[1..].OrderBy(turn => turn.PerSecond).ElementAt(Turns / 2); // the first warms up

    // Says the next as soon as everybody has heard the one before.
    private static async Task<Told> Tell(byte[] mark, Func<int, string> hello, IPEndPoint address, Func<Task> say)
    {
        var ears = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(number => Ear.Open(address, hello(number), mark)));
        var (clock, late) = (Stopwatch.StartNew(), new List<double>());
        for (var message = 1; message <= Messages; message++)
        {
            var (said, wanted) = (Stopwatch.GetTimestamp(), message);
            await Task.WhenAll([say(), .. ears.Select(async ear =>
            {
                await ear.Heard(wanted);
                lock (late)
                    late.Add(Stopwatch.GetElapsedTime(said).TotalMilliseconds);
            })]);
        }
        var took = clock.Elapsed.TotalSeconds;
        foreach (var ear in ears)
            ear.Dispose();
        late.Sort();
        return new(late.Count / took, late[(int)(late.Count * 0.99)]);
    }

    /// <summary>One keep-alive connection that says and waits for its answer.</summary>
    private sealed class Speaker(IPEndPoint address) : IDisposable
    {
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public async Task Say(byte[] request)
        {
            if (!socket.Connected)
                await socket.ConnectAsync(address);
            await socket.SendAsync(request);
            var (buffer, read) = (new byte[16 * 1024], 0);
            while (!IsWhole(buffer.AsSpan(0, read)))
                read += await socket.ReceiveAsync(buffer.AsMemory(read)) is > 0 and var more ? more : throw new InvalidOperationException("Nobody listened.");
            if (!buffer.AsSpan(0, read).StartsWith("HTTP/1.1 20"u8))
                throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, read));
        }

        private static bool IsWhole(ReadOnlySpan<byte> answer) => answer.EndsWith("\r\n0\r\n\r\n"u8) || answer.IndexOf("Content-Length: 0\r\n"u8) >= 0;

        public void Dispose() => socket.Dispose();
    }

    /// <summary>One open page: counts the marks in what it is sent.</summary>
    private sealed class Ear(Socket socket, byte[] mark) : IDisposable
    {
        private readonly byte[] buffer = new byte[4 * 1024];
        private int heard;

        public static async Task<Ear> Open(IPEndPoint address, string hello, byte[] mark)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address);
            await socket.SendAsync(Encoding.ASCII.GetBytes(hello));
            var ear = new Ear(socket, mark);
            var read = await socket.ReceiveAsync(ear.buffer);
            if (!ear.buffer.AsSpan(0, read).StartsWith("HTTP/1.1 200"u8) && !ear.buffer.AsSpan(0, read).StartsWith("HTTP/1.1 101"u8))
                throw new InvalidOperationException(Encoding.UTF8.GetString(ear.buffer, 0, read));
            return ear;
        }

        public async Task Heard(int message)
        {
            while (heard < message)
            {
                var read = await socket.ReceiveAsync(buffer);
                if (read == 0)
                    throw new InvalidOperationException("The live connection was closed.");
                for (var rest = buffer.AsSpan(0, read); rest.IndexOf(mark) is >= 0 and var at; rest = rest[(at + mark.Length)..])
                    heard++;
            }
        }

        public void Dispose() => socket.Dispose();
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Questory.Bench;

/// <summary>What a run of load gave: requests per second and the time one took, in milliseconds.</summary>
internal sealed record Load(double PerSecond, double Median, double P99);

/// <summary>A closed loop of keep-alive HTTP/1.1 connections that costs little itself: a request is written as prepared
/// bytes, an answer read to the length it names and checked by its status and content.</summary>
internal static class LoadClient
{
    /// <param name="anyStatus">Refusals count as well: a flood is meant to be turned away.</param>
    /// <param name="next">The next request of a connection: its bytes, and what its answer must contain.</param>
    public static async Task<Load> Run(IPEndPoint server, int connections, TimeSpan duration, Func<int, (byte[] Request, string MustContain)?> next, bool anyStatus = false)
    {
        var times = new List<double>[connections];
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
            times[number] = await Connection(server, number, duration, clock, next, anyStatus))));
        var took = clock.Elapsed.TotalSeconds;
        var all = times.SelectMany(one => one).Order().ToArray();
        return new Load(all.Length / took, all[all.Length / 2], all[(int)(all.Length * 0.99)]);
    }

    private static async Task<List<double>> Connection(
        IPEndPoint server, int number, TimeSpan duration, Stopwatch clock, Func<int, (byte[] Request, string MustContain)?> next, bool anyStatus)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        var buffer = new byte[256 * 1024];
        var times = new List<double>();
        while (clock.Elapsed < duration && next(number) is { } wanted)
        {
            var begin = Stopwatch.GetTimestamp();
            await socket.SendAsync(wanted.Request);
            var length = await Receive(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (!anyStatus)
                Check(buffer.AsSpan(0, length), wanted.MustContain);
        }
        return times;
    }

    private static async Task<int> Receive(Socket socket, byte[] buffer)
    {
        var (filled, needed) = (0, int.MaxValue);
        while (filled < needed)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection: " + Encoding.UTF8.GetString(buffer, 0, filled));
            filled += read;
            if (needed == int.MaxValue && buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
                needed = end + 4 + ContentLength(buffer.AsSpan(0, end), buffer, filled, end);
            if (needed < 0)
                needed = int.MaxValue;
        }
        return filled;
    }

    // Chunked answers end with an empty chunk; a negative number asks for more.
    private static int ContentLength(ReadOnlySpan<byte> head, byte[] buffer, int filled, int end)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return buffer.AsSpan(0, filled).EndsWith("\r\n0\r\n\r\n"u8) ? filled - end - 4 : int.MinValue;
        var digits = head[(at + 16)..];
        var stop = digits.IndexOf((byte)'\r');
        return int.Parse(stop < 0 ? digits : digits[..stop]);
    }

    private static void Check(ReadOnlySpan<byte> answer, string mustContain)
    {
        if (!answer.StartsWith("HTTP/1.1 20"u8) || answer.IndexOf(Encoding.UTF8.GetBytes(mustContain)) < 0)
            throw new InvalidOperationException($"The answer lacks “{mustContain}”: {Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 2000)])} … {Encoding.UTF8.GetString(answer[^Math.Min(answer.Length, 300)..])}");
    }

    public static byte[] Post(string path, string cookie, string json, string? key = null) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: bench\r\nCookie: questory={cookie}\r\n{(key is null ? "" : $"Idempotency-Key: {key}\r\n")}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    public static byte[] Put(string path, string cookie) => Encoding.ASCII.GetBytes(
        $"PUT {path} HTTP/1.1\r\nHost: bench\r\nCookie: questory={cookie}\r\nAccept: application/json\r\nContent-Length: 0\r\n\r\n");

    /// <summary>As a browser asks.</summary>
    public static byte[] GetPage(string path, string cookie) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: questory={cookie}\r\nAccept: text/html\r\n\r\n");

    public static byte[] Get(string path, string cookie) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: bench\r\nCookie: questory={cookie}\r\nAccept: application/json\r\n\r\n");
}

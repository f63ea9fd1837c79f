using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Questory.Host.Demo;

/// <summary>Requests that need no socket: they go straight into the house, as a browser's would.</summary>
internal sealed class InHouse(WebApplication app)
{
    private readonly RequestDelegate house = ((IApplicationBuilder)app).Build();
    private readonly IHttpContextFactory contexts = app.Services.GetRequiredService<IHttpContextFactory>();

    /// <param name="Cookies">What a browser would keep of the answer, ready to be sent along.</param>
    public sealed record Answer(int Status, string Cookies, string Body);

    private sealed class Detected(bool body) : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => body;
    }

    /// <param name="path">Without a query.</param>
    public async Task<Answer> Send(string method, string path, string type = "application/json", string? body = null, string? cookies = null)
    {
        var (sent, answered) = (Encoding.UTF8.GetBytes(body ?? ""), new MemoryStream());
        IHeaderDictionary headers = new HeaderDictionary();
        (headers.Host, headers.Cookie, headers.UserAgent) = ("localhost", cookies, "Mozilla/5.0 (Linux; Android 15; Tablet) Chrome/140.0 Safari/537.36");
        if (body is not null)
            (headers.ContentType, headers.ContentLength) = (type, sent.Length);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = method, Path = path, Scheme = "http", Protocol = "HTTP/1.1", Headers = headers, Body = new MemoryStream(sent),
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answered));
        features.Set<IHttpRequestBodyDetectionFeature>(new Detected(body is not null));
        var http = contexts.Create(features);
        try
        {
            await house(http);
            await http.Response.CompleteAsync();
            var kept = http.Response.Headers.SetCookie.OfType<string>().Select(cookie => cookie.Split(';')[0]);
            return new Answer(http.Response.StatusCode, string.Join("; ", kept), Encoding.UTF8.GetString(answered.ToArray()));
        }
        finally
        {
            contexts.Dispose(http);
        }
    }
}

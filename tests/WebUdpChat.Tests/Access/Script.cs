using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace WebUdpChat.Tests.Access;

/// <summary>A script with a token, or without.</summary>
internal sealed class Script : IDisposable
{
    public Script(Uri page, string? token)
    {
        Http = new HttpClient { BaseAddress = page };
        if (token is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Http { get; }

    public async Task<HttpStatusCode> StatusAsync(string method, string route)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), route);
        if (method is not ("GET" or "DELETE"))
            request.Content = JsonContent.Create(new { });
        using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    public void Dispose() => Http.Dispose();
}

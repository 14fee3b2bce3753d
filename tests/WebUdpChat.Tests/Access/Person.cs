using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Access;

/// <summary>Somebody at a browser, as far as HTTP goes: keeps cookies, and says from which page it asks.</summary>
internal sealed class Person : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly CookieContainer _cookies = new();
    private readonly Uri _page;

    public Person(Uri page)
    {
        _page = page;
        var handler = new SocketsHttpHandler { CookieContainer = _cookies };
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=WebUdpChat";
        Http = new HttpClient(handler) { BaseAddress = page };
        Http.DefaultRequestHeaders.Add("Origin", page.GetLeftPart(UriPartial.Authority));
    }

    public HttpClient Http { get; }

    public string Cookie => _cookies.GetCookieHeader(_page);

    public async Task<T> PostAsync<T>(string route, object body) =>
        await RunningGateway.ReadAsync<T>(await Http.PostAsJsonAsync(route, body, ContractJson.Options));

    public async Task<HttpStatusCode> StatusAsync(HttpMethod method, string route, object? body = null)
    {
        using var request = new HttpRequestMessage(method, route) { Content = body is null ? null : JsonContent.Create(body, options: ContractJson.Options) };
        using var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    public async Task<UserView?> MeAsync() => (await Http.GetFromJsonAsync<AccessView>("/api/access", ContractJson.Options))!.Me;

    /// <summary>Opens the hub as this browser.</summary>
    public Task<HubClient> ConnectAsync(string? name = null) => HubClient.ConnectAsync(_page, name, OpenAsync);

    /// <summary>Opens the hub as a program does that puts its token into the address.</summary>
    public static Task<HubClient> ConnectAsync(Uri page, string token) => HubClient.ConnectAsync(page, null, async (uri, cancellation) =>
        await WebSocketConnectionFactory.OpenAsync(new UriBuilder(uri) { Query = $"access_token={token}" }.Uri, cancellation));

    /// <summary>Opens the hub over https with the version of HTTP that a browser would choose there, or an older one.</summary>
    public static Task<HubClient> ConnectAsync(Uri securePage, string token, Version version) => HubClient.ConnectAsync(securePage, null, async (uri, cancellation) =>
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate?.Subject == "CN=WebUdpChat";
        var socket = new ClientWebSocket();
        socket.Options.HttpVersion = version;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        socket.Options.SetRequestHeader("Origin", securePage.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(uri, new HttpMessageInvoker(handler), cancellation);
        return socket;
    });

    public void Dispose() => Http.Dispose();

    private async Task<WebSocket> OpenAsync(Uri uri, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = _cookies;
        socket.Options.SetRequestHeader("Origin", _page.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(uri, cancellation);
        return socket;
    }
}

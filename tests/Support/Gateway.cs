using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Support;

/// <summary>A gateway that runs, with real sockets for its page and for UDP.</summary>
public abstract class Gateway : IAsyncDisposable
{
    /// <summary>The page's address.</summary>
    public Uri Page { get; protected set; } = null!;

    /// <summary>The first listener's first socket.</summary>
    public IPEndPoint Udp { get; protected set; } = null!;

    /// <summary>A client for its HTTP routes.</summary>
    public HttpClient Http { get; protected set; } = null!;

    /// <summary>Ends it in order where it runs, and starts it again at the same addresses, on the same data.</summary>
    public abstract Task RestartAsync();

    /// <summary>Connects as a browser does.</summary>
    public Task<HubClient> ConnectAsync(string? name = null) => HubClient.ConnectAsync(Page, name);

    /// <summary>Reads <c>/api/status</c>.</summary>
    public async Task<StatusView> StatusAsync() =>
        (await Http.GetFromJsonAsync<StatusView>("/api/status", ContractJson.Options))!;

    /// <summary>Reads a page of a conversation over HTTP, where each message has its bytes.</summary>
    public async Task<MessagePageView> MessagesAsync(string conversationId) =>
        (await Http.GetFromJsonAsync<MessagePageView>(
            $"/api/conversations/{conversationId}/messages?limit=500", ContractJson.Options))!;

    /// <summary>Reads one message over HTTP.</summary>
    public async Task<MessageView> MessageAsync(MessageView message) =>
        (await MessagesAsync(message.ConversationId)).Messages.Single(one => one.Id == message.Id);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

using System.Collections.Concurrent;
using WebUdpChat.Contract;

namespace WebUdpChat.Durability.Tests;

/// <summary>
/// Sends as fast as it gets answers, as the page does: what was not answered is sent again under the same id, over a
/// new connection, until it is.
/// </summary>
internal sealed class PersistentSender(Uri page, string conversationId, string name)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, string> _acknowledged = new();
    private HubClient? _client;
    private int _retries;

    /// <summary>Ids that the gateway gave to what it acknowledged, by the ids, which are also the texts, of the sender.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    /// <summary>How often something had to be sent again.</summary>
    public int Retries => _retries;

    /// <summary>Sends until it is told to end, and then until the last one is acknowledged.</summary>
    public async Task RunAsync(CancellationToken ending)
    {
        for (var number = 0; !ending.IsCancellationRequested; number++)
            await SendAsync($"{name}-{number}");
        await DisconnectAsync();
    }

    private async Task SendAsync(string id)
    {
        while (true)
        {
            try
            {
                _client ??= await HubClient.ConnectAsync(page, name);
                _acknowledged[id] = (await _client.Hub.Send(new SendRequest(id, conversationId, id))).Id;
                return;
            }
            catch (Exception error) when (Trouble.IsLostConnection(error))
            {
                _retries++;
                await DisconnectAsync();
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private async Task DisconnectAsync()
    {
        if (_client is not null)
            await _client.DisposeAsync();
        _client = null;
    }
}

using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Durability.Tests;

/// <summary>What a gateway has in its journal, read as scripts and browsers read it.</summary>
internal static class History
{
    private const int Page = 500;

    /// <summary>All messages of a conversation, oldest first.</summary>
    public static async Task<List<MessageView>> MessagesAsync(GatewayProcess gateway, string conversationId)
    {
        var messages = new List<MessageView>();
        while (true)
        {
            var page = await PageAsync(gateway, conversationId, messages.Count == 0 ? 0 : messages[^1].Seq);
            messages.AddRange(page.Messages);
            if (!page.HasMore)
                return messages;
        }
    }

    /// <summary>Waits until every message of a conversation has got to a state that it stays in, and returns them.</summary>
    public static async Task<List<MessageView>> SettledAsync(GatewayProcess gateway, string conversationId)
    {
        var messages = new List<MessageView>();
        var more = true;
        while (more)
        {
            var after = messages.Count == 0 ? 0 : messages[^1].Seq;
            MessagePageView page = null!;
            await Eventually.TrueAsync(
                async () => (page = await PageAsync(gateway, conversationId, after)).Messages.All(IsSettled),
                () => $"a final state of {page.Messages.First(static message => !IsSettled(message))}");
            messages.AddRange(page.Messages);
            more = page.HasMore;
        }

        return messages;
    }

    /// <summary>All events from the first one on, as a browser reads them that has missed everything.</summary>
    public static async Task<List<EventView>> EventsAsync(GatewayProcess gateway)
    {
        await using var browser = await gateway.ConnectAsync();
        var events = new List<EventView>();
        while (events.Count == 0 || events[^1].Seq < browser.Hello.HeadSeq)
        {
            var answer = await browser.Hub.Sync(new SyncRequest(browser.Hello.Epoch, events.Count == 0 ? 0 : events[^1].Seq, 1_000));
            Assert.False(answer.Reset);
            if (answer.Events.Count == 0)
                break;
            events.AddRange(answer.Events);
        }

        return events;
    }

    private static bool IsSettled(MessageView message) =>
        message.Delivery is null or { State: not (DeliveryState.Queued or DeliveryState.Sending) };

    private static async Task<MessagePageView> PageAsync(GatewayProcess gateway, string conversationId, long after) =>
        (await gateway.Http.GetFromJsonAsync<MessagePageView>(
            $"/api/conversations/{conversationId}/messages?after={after}&limit={Page}", ContractJson.Options))!;
}

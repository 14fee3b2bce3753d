using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Stands between a page and its gateway, to show the page a gateway that is in a state hard to bring about.</summary>
public sealed class Wire
{
    // SignalR's JSON protocol ends each record with this.
    private const char RecordEnd = '\x1e';

    private readonly Func<JsonNode, JsonNode?> _change;

    private Wire(Func<JsonNode, JsonNode?> change) => _change = change;

    /// <summary>Lets what the gateway says through as <paramref name="change"/> makes it; null says nothing.</summary>
    public static Task ChangeAsync(IBrowserContext profile, Func<JsonNode, JsonNode?> change) =>
        profile.RouteWebSocketAsync("**/hub", new Wire(change).Join);

    /// <summary>Whether a record answers <c>Hello</c>.</summary>
    public static bool IsHello(JsonNode record) => record["result"]?["limits"] is not null;

    /// <summary>A gateway whose users may only read.</summary>
    public static JsonNode ReadOnly(JsonNode record)
    {
        if (IsHello(record))
            record["result"]!["readOnly"] = true;
        return record;
    }

    /// <summary>A gateway that cannot save, with 80 KiB held in its memory.</summary>
    public static JsonNode NotSaving(JsonNode record)
    {
        if ((string?)record["target"] == "Stats")
        {
            record["arguments"]![0]!["saving"] = false;
            record["arguments"]![0]!["heldBytes"] = 80 * 1024;
        }

        return record;
    }

    /// <summary>A gateway that does not let anybody in.</summary>
    public static JsonNode Refusing(JsonNode record) => !IsHello(record) ? record : new JsonObject
    {
        ["type"] = 3,
        ["invocationId"] = (string?)record["invocationId"],
        ["error"] = "An unexpected error occurred invoking 'Hello' on the server. HubException: The gateway's history cannot be read at the moment. Try again.",
    };

    private void Join(IWebSocketRoute page)
    {
        var gateway = page.ConnectToServer();
        gateway.OnMessage(frame =>
        {
            var changed = Change(frame.Text ?? "");
            if (changed.Length > 0)
                page.Send(changed);
        });
    }

    private string Change(string frame) => string.Concat(
        frame.Split(RecordEnd, StringSplitOptions.RemoveEmptyEntries)
            .Select(record => _change(JsonNode.Parse(record)!))
            .Where(record => record is not null)
            .Select(record => record!.ToJsonString() + RecordEnd));
}

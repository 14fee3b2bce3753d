using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Contract;
using WebUdpChat.Weather;

namespace WebUdpChat.Tests.Weather;

/// <summary>At rest, what the page shows, <c>/metrics</c> and the journal's own count are the same numbers.</summary>
public sealed class WeatherTests : IAsyncLifetime
{
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Numbers_AtRest_AreThoseOfMetricsAndOfTheJournal()
    {
        const int Each = 200;
        using var ann = new UdpPeer();
        using var bob = new UdpPeer();
        var (first, second) = (await _gateway.AddPeerAsync(ann, "ann"), await _gateway.AddPeerAsync(bob, "bob"));
        await _gateway.Http.PutAsJsonAsync("/api/lab", new SetLabRequest("text", In: new FaultProfileView(Loss: 0.2, Duplicate: 0.2)), ContractJson.Options);
        for (var i = 0; i < Each; i++)
        {
            await ann.SendAsync(_gateway.Udp, $"{i:000}");
            await bob.SendAsync(_gateway.Udp, $"{i:000} and more");
        }

        await bob.SendAsync(_gateway.Udp, "\n");
        for (var i = 0; i < 20; i++)
            await _gateway.SendAsync(first.ConversationId, "out");
        var listener = await AtRestAsync(counts => counts.Out == 20 && counts.In >= 2 * Each);
        var (one, other) = (await GetAsync($"peers/{first.Id}"), await GetAsync($"peers/{second.Id}"));
        var metrics = await _gateway.Http.GetStringAsync("/metrics");

        var journaled = await JournaledAsync(first.ConversationId) + await JournaledAsync(second.ConversationId);
        Assert.Equal(Metric(metrics, "datagrams_read_total{listener=\"text\"}"), listener.Total.In);
        Assert.Equal(Metric(metrics, "datagram_bytes_read_total{listener=\"text\"}"), listener.Total.InBytes);
        Assert.Equal(Metric(metrics, "datagrams_sent_total{listener=\"text\"}"), listener.Total.Out);
        Assert.Equal(Metric(metrics, "datagrams_journaled_total{listener=\"text\"}"), journaled);
        Assert.Equal(listener.Total.In, journaled + listener.Total.Dropped);
        Assert.Equal(listener.Total.Dropped, listener.Dropped!.Values.Sum());
        Assert.All(listener.Dropped, dropped => Assert.Equal(Metric(metrics, $"datagrams_dropped_total{{listener=\"text\",reason=\"{dropped.Key}\"}}"), dropped.Value));
        Assert.All(listener.Rejected!, rejected => Assert.Equal(Metric(metrics, $"datagrams_rejected_total{{listener=\"text\",reason=\"{rejected.Key}\"}}"), rejected.Value));
        Assert.Equal(listener.Total.In - listener.Dropped["lab"], one.Total.In + other.Total.In);
        Assert.Equal((Metric(metrics, $"peer_datagrams_in_total{{listener=\"text\",peer=\"{first.Id}\"}}"), 20), (one.Total.In, one.Total.Out));
        Assert.Equal(listener.Sizes!.Sum(), one.Sizes!.Sum() + other.Sizes!.Sum());
        Assert.Equal(Metric(metrics, "datagram_size_bytes_count{listener=\"text\"}"), listener.Sizes!.Sum());
    }

    [Fact]
    public async Task Room_WhatIsSaidThere_IsCounted()
    {
        using var ann = new UdpPeer();
        using var bob = new UdpPeer();
        var (first, second) = (await _gateway.AddPeerAsync(ann), await _gateway.AddPeerAsync(bob));
        var room = await RunningGateway.ReadAsync<ConversationView>(
            await _gateway.Http.PostAsJsonAsync("/api/conversations", new { name = "both", peers = new[] { first.Id, second.Id } }));

        await ann.SendAsync(_gateway.Udp, "12345");
        await bob.ReceiveTextAsync();
        await _gateway.SendAsync(room.Id, "to both");

        await Eventually.TrueAsync(async () => (await GetAsync($"rooms/{room.Id}")).Total.Out == 3, () => "three datagrams to leave");
        var counts = (await GetAsync($"rooms/{room.Id}")).Total;
        Assert.Equal((1, 5, 3), (counts.In, counts.InBytes, counts.Out));
    }

    [Fact]
    public async Task Seconds_OfAListener_AddUpToWhatCame()
    {
        using var ann = new UdpPeer();
        var station = _gateway.Services.GetRequiredService<WeatherStation>();
        await ann.SendAsync(_gateway.Udp, "one");
        await AtRestAsync(static counts => counts.In == 1);
        station.Look();

        var listener = await GetAsync("listeners/text?seconds=300");
        Assert.Equal((1, 3), (listener.Seconds!.In.Sum(), listener.Seconds.InBytes.Sum()));
        Assert.Equal(1, listener.Today.In);
        using var wrong = await _gateway.Http.GetAsync("/api/weather/listeners/text?seconds=301");
        Assert.Contains("from 1 to 300", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["text"], (await _gateway.Http.GetFromJsonAsync<WeatherView>("/api/weather", ContractJson.Options))!.Listeners.Select(static each => each.Id));
    }

    [Theory]
    [InlineData("listeners/none")]
    [InlineData("peers/p999")]
    [InlineData("rooms/c999")]
    public async Task Get_WhatIsNotThere_IsNotFound(string place)
    {
        using var answer = await _gateway.Http.GetAsync($"/api/weather/{place}");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<TrafficView> AtRestAsync(Predicate<TrafficCountsView> isThere)
    {
        TrafficView? view = null;
        await Eventually.TrueAsync(
            async () =>
            {
                view = await GetAsync("listeners/text");
                var counters = (await _gateway.Http.GetFromJsonAsync<StatusView>("/api/status", ContractJson.Options))!.Listeners.Single().Counters;
                return isThere(view.Total) && counters.Read == counters.Journaled + counters.Dropped.Values.Sum() && counters.Read == view.Total.In;
            },
            () => $"all to be counted; it is {view!.Total}");
        return view!;
    }

    private async Task<long> JournaledAsync(string conversation)
    {
        var page = await _gateway.MessagesAsync(conversation, "?limit=500");
        Assert.False(page.HasMore);
        return page.Messages.Count(static message => message.Direction == Direction.In);
    }

    private async Task<TrafficView> GetAsync(string place) => (await _gateway.Http.GetFromJsonAsync<TrafficView>($"/api/weather/{place}", ContractJson.Options))!;

    private static long Metric(string text, string name)
    {
        var match = Regex.Match(text, $"^webudpchat_{Regex.Escape(name)} (.+)$", RegexOptions.Multiline);
        Assert.True(match.Success, name);
        return long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}

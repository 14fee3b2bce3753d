using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Api;

public sealed class AddressEndpointsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("192.0.2.1:9000", "192.0.2.1:9000", null)]
    [InlineData(" [::FFFF:192.0.2.1]:9000 ", "192.0.2.1:9000", null)]
    [InlineData("Sensor.example:9000", null, "sensor.example")]
    public async Task Check_Address_IsShownAsItWouldBeSentTo(string typed, string? address, string? host)
    {
        var view = await CheckAsync(typed);

        Assert.Equal(new AddressView(address, host, 9000, null, null, null), view);
    }

    [Theory]
    [InlineData("127.1:9000", "hostInvalid")]
    [InlineData("0x7f.0.0.1:9000", "hostInvalid")]
    [InlineData("192.0.2.1:0", "portInvalid")]
    [InlineData("192.0.2.1", "portMissing")]
    [InlineData("0.0.0.0:9", "unspecified")]
    [InlineData("[2001:db8::1]:9000", "noFamily")]
    [InlineData("", "empty")]
    public async Task Check_NoAddress_SaysWhy(string typed, string problem)
    {
        var view = await CheckAsync(typed);

        Assert.Equal((problem, null), (view.Problem, view.Address));
        Assert.False(string.IsNullOrEmpty(view.Detail));
    }

    [Fact]
    public async Task Check_NameToResolve_IsLookedUpOnlyThen()
    {
        Assert.Equal("127.0.0.1:9000", (await CheckAsync("localhost:9000", "&resolve=true")).Address);
        Assert.Null((await CheckAsync("localhost:9000")).Address);
    }

    [Fact]
    public async Task Check_PeerThatIsThere_IsNamed()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var browser = await gateway.ConnectAsync();

        Assert.Equal(peer.Id, (await CheckAsync(peer.Address)).PeerId);
        Assert.Equal(peer.Id, (await browser.Hub.CheckAddress(new CheckAddressRequest(peer.Address))).PeerId);
    }

    [Fact]
    public async Task Check_NoSuchListener_IsNotFound()
    {
        using var answer = await gateway.Http.GetAsync("/api/addresses/check?address=192.0.2.1:9000&listener=none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<AddressView> CheckAsync(string typed, string more = "") => (await gateway.Http.GetFromJsonAsync<AddressView>(
        $"/api/addresses/check?address={Uri.EscapeDataString(typed)}{more}", ContractJson.Options))!;
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Access;

public sealed class ExposureTests
{
    [Theory]
    [InlineData(AccessMode.Local, "urls=http://localhost:8080")]
    [InlineData(AccessMode.Local, "urls=http://127.0.0.1:1;https://[::1]:2")]
    [InlineData(AccessMode.Local, "urls=http://localhost:8080", "Gateway:Access:InsecureOpenLan=true")]
    [InlineData(AccessMode.Accounts, "urls=http://localhost:8080", "Gateway:Access:KnownProxies:0=127.0.0.1")]
    [InlineData(AccessMode.Accounts, "urls=http://localhost:8080;http://*:8081")]
    [InlineData(AccessMode.Accounts, "urls=http://0.0.0.0:8080")]
    [InlineData(AccessMode.Accounts, "urls=https://[::]:8443")]
    [InlineData(AccessMode.Accounts, "urls=https://192.0.2.7:8443")]
    [InlineData(AccessMode.Accounts, "http_ports=8080")]
    [InlineData(AccessMode.Accounts, "https_ports=8443")]
    [InlineData(AccessMode.Accounts, "Kestrel:Endpoints:Lan:Url=https://chat.example:8443")]
    [InlineData(AccessMode.OpenLan, "urls=http://*:8080", "Gateway:Access:InsecureOpenLan=true")]
    public void Mode_BySettings_IsOpenOnlyWhereNobodyElseReachesIt(AccessMode expected, params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(each => each.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1])).Build();
        var options = new WebUdpChat.Configuration.GatewayOptions();
        configuration.GetSection("Gateway").Bind(options);

        Assert.Equal(expected, new Exposure(Options.Create(options), configuration).Mode);
    }
}

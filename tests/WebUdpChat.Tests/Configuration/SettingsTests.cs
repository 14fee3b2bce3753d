using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Hosting;
using GatewayOptions = WebUdpChat.Configuration.GatewayOptions;

namespace WebUdpChat.Tests.Configuration;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Gateway:Listenrs:0:Endpoint=5", "Gateway:Listenrs: no such setting. In Gateway there are: DataDirectory, Listeners,")]
    [InlineData("Gateway:Listeners:0:Port=5", "Gateway:Listeners:0:Port: no such setting. In Gateway:Listeners:0 there are: Name, Dialect, Endpoint")]
    [InlineData("Gateway:Listeners=9000", "Gateway:Listeners: is a list and takes no value itself. Number its entries: Gateway:Listeners:0:Name")]
    [InlineData("Gateway:Listeners:0=9000", "Gateway:Listeners:0: is a group of settings")]
    [InlineData("Gateway:Listeners:0:Endpoint:Port=9000", "Gateway:Listeners:0:Endpoint: is a single value")]
    [InlineData("Gateway=x", "Gateway: is a group of settings")]
    [InlineData("Gateway:Storage=Sqlite", "Gateway:Storage: is a group of settings")]
    [InlineData("Gateway:Access:Hosts=chat.example", "Gateway:Access:Hosts: is a list and takes no value itself. Number its entries: Gateway:Access:Hosts:0")]
    [InlineData("Gateway:Policy:Inbound=maybe", "Gateway:Policy:Inbound: \"maybe\" is not one of Auto, Open, Knock, Closed.")]
    [InlineData("Gateway:Policy:Inbound=7", "Gateway:Policy:Inbound: \"7\" is not")]
    [InlineData("Gateway:Policy:Allow:0=10.0.0.1/8", "Gateway:Policy:Allow:0: \"10.0.0.1/8\" is not a block of addresses")]
    [InlineData("Gateway:Policy:Deny:0=localhost", "Gateway:Policy:Deny:0: \"localhost\" is not a block of addresses")]
    [InlineData("Gateway:Policy:AllowTargets:0=dns:53", "Gateway:Policy:AllowTargets:0: \"dns:53\" is not a block of addresses (192.0.2.0/24)")]
    [InlineData("Gateway:Policy:DenyTargets:0=*", "Gateway:Policy:DenyTargets:0: \"*\" is not")]
    [InlineData("Gateway:Policy:NewPeersPerSecond=0", "Gateway:Policy:NewPeersPerSecond: \"0\" is not a number from 0.1 to 100000.")]
    [InlineData("Gateway:Policy:Lobby=-1", "Gateway:Policy:Lobby: \"-1\" is not a whole number from 0 to 10000.")]
    [InlineData("Gateway:Limits:Connections=0", "Gateway:Limits:Connections: \"0\" is not a whole number from 1 to 1000000.")]
    [InlineData("Gateway:Limits:CallsPerSecond=0.5", "Gateway:Limits:CallsPerSecond: \"0.5\" is not a number from 1 to 1000000.")]
    [InlineData("Gateway:Retention:MaxAgeDays=soon", "Gateway:Retention:MaxAgeDays: \"soon\" is not a number from 1 to 36500.")]
    [InlineData("Gateway:Retention:MaxAgeDays=0.99", "Gateway:Retention:MaxAgeDays: \"0.99\" is not a number from 1 to 36500.")]
    [InlineData("Gateway:Retention:MaxAgeDays=NaN", "Gateway:Retention:MaxAgeDays: \"NaN\" is not a number from 1 to 36500.")]
    [InlineData("Gateway:Retention:MaxAgeDays=36500.5", "Gateway:Retention:MaxAgeDays:")]
    [InlineData("Gateway:Retention:MaxSizeMiB=15", "Gateway:Retention:MaxSizeMiB: \"15\" is not a whole number from 16 to 1048576.")]
    [InlineData("Gateway:Retention:MaxSizeMiB=16.5", "Gateway:Retention:MaxSizeMiB: \"16.5\" is not a whole number")]
    [InlineData("Gateway:Retention:MaxSizeMiB=99999999999999999999", "Gateway:Retention:MaxSizeMiB:")]
    [InlineData("Gateway:Storage:Provider=Oracle", "Gateway:Storage:Provider: \"Oracle\" is not")]
    [InlineData("Gateway:DataDirectory= ", "Gateway:DataDirectory: is empty.")]
    [InlineData("Gateway:Listeners:0:Endpoint=70000", "Gateway:Listeners:0:Endpoint: \"70000\" is not a port from 0 (any free one) to 65535,")]
    [InlineData("Gateway:Listeners:0:Endpoint=-1", "Gateway:Listeners:0:Endpoint:")]
    [InlineData("Gateway:Listeners:0:Endpoint=here:5", "Gateway:Listeners:0:Endpoint:")]
    [InlineData("Gateway:Listeners:0:Endpoint=1.2.3:5", "Gateway:Listeners:0:Endpoint:")]
    [InlineData("Gateway:Listeners:0:Endpoint=::1:5", "Gateway:Listeners:0:Endpoint:")]
    [InlineData("Gateway:Listeners:1:Name=second", "Gateway:Listeners:1:Endpoint: \"\" is not")]
    [InlineData("Gateway:Listeners:0:Dialect=smoke", "Gateway:Listeners:0:Dialect: \"smoke\" is not a dialect. There are: text")]
    [InlineData("Gateway:Listeners:0:Name=two words", "Gateway:Listeners:0:Name: \"two words\" is not 1 to 40 letters")]
    [InlineData("Gateway:Listeners:1:Name=text|Gateway:Listeners:1:Endpoint=5", "Gateway:Listeners:1:Name: \"text\" is the name of another listener.")]
    [InlineData("Gateway:Peers:0:Address=host", "Gateway:Peers:0:Address: \"host\": The port is missing.")]
    [InlineData("Gateway:Peers:0:Name=nobody", "Gateway:Peers:0:Address: \"\": Type an address")]
    [InlineData("Gateway:Peers:0:Address=a:1|Gateway:Peers:0:Listener=x", "Gateway:Peers:0:Listener: there is no listener \"x\". There are: text.")]
    [InlineData("Gateway:Peers:0:Address=a:1|Gateway:Peers:0:Name=a\u0007", "Gateway:Peers:0:Name: The name holds a character that cannot be seen.")]
    [InlineData("urls=htp://x", "urls: \"htp://x\" is not http:// or https://")]
    [InlineData("urls=http://nosuch.invalid:80", "urls: \"http://nosuch.invalid:80\" is not http://")]
    [InlineData("urls=http://127.0.0.1:99999", "urls:")]
    [InlineData("urls=http://127.0.0.1:1/chat", "urls: \"http://127.0.0.1:1/chat\" has a path.")]
    [InlineData("urls=http://localhost:0", "urls: \"http://localhost:0\" asks for any free port of localhost")]
    [InlineData("urls=;", "urls: \";\" holds no address.")]
    [InlineData("http_ports=zzz", "http_ports: \"zzz\" is not a port from 0 (any free one) to 65535;")]
    [InlineData("http_ports=80;65536", "http_ports: \"65536\" is not")]
    [InlineData("https_ports=+5", "https_ports: \"+5\" is not")]
    [InlineData("http_ports=x|urls=http://localhost:80", "http_ports: \"x\" is not")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections=5", "Kestrel:Limits: no such setting. In Kestrel there are: Endpoints,")]
    [InlineData("Kestrel:Endpoints:A:Url=garbage", "Kestrel:Endpoints:A:Url: \"garbage\" is not http:// or https://")]
    [InlineData("Kestrel:Endpoints:A:Url=http://localhost:80|Kestrel:Endpoints:A:Protocol=x", "Kestrel:Endpoints:A:Protocol: no such setting. In Kestrel:Endpoints:A there are: Url,")]
    [InlineData("Kestrel:Endpoints:A:Protocols=Http1", "Kestrel:Endpoints:A:Url: is missing.")]
    [InlineData("Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default: \"Loud\" is not one of Trace, Debug, Information,")]
    [InlineData("Logging:Console:LogLevel:Microsoft=99", "Logging:Console:LogLevel:Microsoft: \"99\" is not one of Trace,")]
    [InlineData("Gateway:Access:Hosts:0=http://x/", "Gateway:Access:Hosts:0: \"http://x/\" is not a host name or an address")]
    [InlineData("Gateway:Access:Hosts:7=chat.example:80", "Gateway:Access:Hosts:7: \"chat.example:80\" is not")]
    [InlineData("Gateway:Access:Hosts:0=2001:db8::1", "Gateway:Access:Hosts:0: \"2001:db8::1\" is not")]
    [InlineData("Gateway:Access:Hosts:0=grüße.example", "Gateway:Access:Hosts:0: \"grüße.example\" is not")]
    [InlineData("Gateway:Access:Hosts:x=chat.example", "Gateway:Access:Hosts:x: \"x\" is not a number.")]
    [InlineData("Gateway:Listeners:x:Endpoint=5", "Gateway:Listeners:x: \"x\" is not a number. Number the entries of Gateway:Listeners:")]
    [InlineData("Gateway:Listeners:01:Endpoint=5", "Gateway:Listeners:01: \"01\" is not a number.")]
    [InlineData("Gateway:Listeners:remote0:Endpoint=5", "Gateway:Listeners:remote0: \"remote0\" is not a number.")]
    [InlineData("Gateway:Peers:-1:Address=a:1", "Gateway:Peers:-1: \"-1\" is not a number.")]
    [InlineData("Gateway:Peers:remote:Address=a:1", "Gateway:Peers:remote: \"remote\" is not a number.")]
    [InlineData("Gateway:Peers:remote0:Address=nonsense", "--remote: \"nonsense\": The port is missing.")]
    [InlineData("Gateway:Listeners:0:Endpoint=127.0.0.1:5|Gateway:Listeners:1:Endpoint=127.0.0.1:5", "Gateway:Listeners:1:Endpoint: \"127.0.0.1:5\" is taken by Gateway:Listeners:0:Endpoint, \"127.0.0.1:5\".")]
    [InlineData("Gateway:Listeners:1:Endpoint=127.0.0.1:9000", "Gateway:Listeners:1:Endpoint: \"127.0.0.1:9000\" is taken by Gateway:Listeners:0:Endpoint, \"*:9000\".")]
    [InlineData("Gateway:Listeners:0:Endpoint=[::1]:5|Gateway:Listeners:1:Endpoint=5", "Gateway:Listeners:1:Endpoint: \"5\" is taken by Gateway:Listeners:0:Endpoint")]
    public void Validate_WrongSetting_NamesItAndWhatIsPermitted(string settings, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Faults(settings)), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("gateway:retention:maxagedays=1|GATEWAY:RETENTION:MAXSIZEMIB=16")]
    [InlineData("Gateway:Retention:MaxAgeDays=36500|Gateway:Retention:MaxSizeMiB=1048576")]
    [InlineData("Gateway:Retention:MaxAgeDays=")]
    [InlineData("Gateway:Listeners:0:Endpoint=0")]
    [InlineData("Gateway:Listeners:0:Endpoint=65535")]
    [InlineData("Gateway:Listeners:0:Endpoint=*:9000")]
    [InlineData("Gateway:Listeners:0:Endpoint=[::1]:9000|Gateway:Listeners:1:Endpoint=127.0.0.1:9000|Gateway:Listeners:2:Endpoint=localhost:0")]
    [InlineData("Gateway:Peers:0:Address=host.example:5|Gateway:Peers:0:Listener=text|Gateway:Peers:0:Name=a b")]
    [InlineData("Gateway:Storage:Provider=sqlite")]
    [InlineData("Gateway:Access:Hosts:0=chat.example|Gateway:Access:Hosts:1=192.0.2.1")]
    [InlineData("Gateway:Access:Hosts:0=[2001:db8::1]|Gateway:Access:Hosts:1=my_host|Gateway:Access:Hosts:2=xn--gre-6ka8i.example|Gateway:Access:Hosts:3=")]
    [InlineData("Gateway:Listeners:0:Endpoint=0|Gateway:Listeners:1:Endpoint=127.0.0.1:0|Gateway:Listeners:2:Endpoint=0")]
    [InlineData("Gateway:Listeners:0:Endpoint=0.0.0.0:5|Gateway:Listeners:1:Endpoint=[::]:5|Gateway:Listeners:2:Endpoint=6")]
    [InlineData("Gateway:Peers:remote0:Address=a:1|Gateway:Peers:10:Address=b:1")]
    [InlineData("http_ports=80;0; 65535|https_ports=")]
    [InlineData("Kestrel:Endpoints:A:Url=http://unix:/run/chat.sock|Kestrel:Endpoints:B:Url=https://*:443|Kestrel:Endpoints:B:Certificate:Path=x|Kestrel:Certificates:Default:Path=y")]
    [InlineData("Logging:LogLevel:Default=warning|Logging:Console:LogLevel:Microsoft=None|Logging:Console:FormatterName=json|Logging:LogLevel:X=")]
    [InlineData("urls=http://localhost:8080;https://[::1]:8443;http://*:80;http://+:81;http://0.0.0.0:82;http://127.0.0.1:0")]
    public void Validate_RightSettings_AreTaken(string settings) => Assert.Empty(Faults(settings));

    [Fact]
    public void Validate_SeveralFaults_ListsEach()
    {
        var faults = Faults("Gateway:Listenrs:0:Name=a|Gateway:Retention:MaxAgeDays=x|Gateway:Listeners:0:Endpoint=y|Gateway:Peers:0:Address=z|urls=q");

        Assert.Equal(5, faults.Count);
    }

    [Fact]
    public void Listeners_Settings_AreInTheOrderOfTheirNumbers()
    {
        var options = Bind("Gateway:Listeners:10:Endpoint=3|Gateway:Listeners:2:Endpoint=2|Gateway:Listeners:2:Name=two");

        Assert.Equal(["text *:9000", "two 2", "listener10 3"], ListenerSettings.Read(options).Select(static each => $"{each.Setup.Name} {each.Setup.Endpoint}"));
    }

    private static IReadOnlyList<string> Faults(string settings)
    {
        try
        {
            Bind(settings);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }

    private static GatewayOptions Bind(string settings)
    {
        var pairs = settings.Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => KeyValuePair.Create(pair[..pair.IndexOf('=', StringComparison.Ordinal)], (string?)pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build());
        services.AddGatewaySettings();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GatewayOptions>>().Value;
    }
}

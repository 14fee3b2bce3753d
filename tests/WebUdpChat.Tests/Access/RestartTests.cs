using System.Text.RegularExpressions;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Access;

/// <summary>The program as it is started: what it prints, and what outlives it.</summary>
public sealed partial class RestartTests
{
    [Fact]
    public async Task Restart_PeopleSignedIn_StaySoAndTheCertificateStays()
    {
        using var folder = new TemporaryDirectory();
        string cookie, fingerprint;
        await using (var first = Launch(folder.Path))
        {
            var link = new Uri(await PrintedAsync(first, SetupLink()));
            fingerprint = await PrintedAsync(first, Fingerprint());
            using var owner = new Person(new Uri(link.GetLeftPart(UriPartial.Authority)));
            await owner.PostAsync<UserView>("/api/access/setup", new JoinRequest(link.Fragment[1..], "Olga", Person.Password));
            cookie = owner.Cookie;
            Assert.Equal(0, await first.TerminateAsync());
        }

        await using var second = Launch(folder.Path);
        var page = await PrintedAsync(second, PageAddress());
        Assert.Equal(fingerprint, await PrintedAsync(second, Fingerprint()));
        using var http = new HttpClient { BaseAddress = new Uri(page) };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True((await http.GetAsync("/api/peers")).IsSuccessStatusCode);
        Assert.DoesNotContain("/setup#", second.OutputText, StringComparison.Ordinal);
        Assert.Equal("", second.ErrorText);
    }

    [Fact]
    public async Task Start_PlainHttpThatWouldServeNobody_IsRefused()
    {
        await using var gateway = GatewayProcess.Launch("--urls", "http://192.0.2.7:8080", "--udp", "127.0.0.1:0");
        await gateway.WaitForExitAsync();
        Assert.Contains("\"http://192.0.2.7:8080\" would serve nobody", gateway.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProxyThatIsNone_IsRefused()
    {
        await using var gateway = GatewayProcess.Launch("--Gateway:Access:KnownProxies:0=nowhere", "--udp", "127.0.0.1:0");
        await gateway.WaitForExitAsync();
        Assert.Contains("Gateway:Access:KnownProxies: \"nowhere\" is not an address or a network", gateway.ErrorText, StringComparison.Ordinal);
    }

    private static ChildProcess Launch(string data) =>
        GatewayProcess.Launch("--urls", "http://*:0;https://*:0", "--udp", "127.0.0.1:0", "--data", data);

    private static Task<string> PrintedAsync(ChildProcess gateway, Regex wanted) =>
        Eventually.GetAsync(() => wanted.Match(gateway.OutputText) is { Success: true } match ? match.Value : null, gateway.Describe);

    [GeneratedRegex(@"http://localhost:\d+/setup#[\w-]{43}(?=\s)")]
    private static partial Regex SetupLink();

    [GeneratedRegex(@"http://localhost:\d+(?=\s)")]
    private static partial Regex PageAddress();

    [GeneratedRegex("SHA-256 is [0-9A-F:]{95}(?=\\s)")]
    private static partial Regex Fingerprint();
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>A gateway that other machines can reach, as its owner and those who are invited see it.</summary>
public sealed partial class AccountTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "correct horse battery";
    private const string NextPassword = "a staple and a stable";

    [Fact]
    public async Task SetupLink_OwnerInvitesAViewer_WhoReadsOnly()
    {
        using var folder = new TemporaryDirectory();
        await using var gateway = Launch(folder.Path);
        var setup = await SetupLinkAsync(gateway);
        await using var ownersProfile = await chromium.NewProfileAsync(View.Desktop);
        var owner = await ownersProfile.NewPageAsync();
        await JoinAsync(owner, setup, "setup", "Olga");

        await owner.GetByTestId("people-access").ClickAsync();
        await owner.GetByTestId("invite-role").SelectOptionAsync("viewer");
        await owner.GetByTestId("invite").ClickAsync();
        var link = await owner.GetByTestId("invitation-link").TextContentAsync();
        await owner.GetByTestId("token-name").FillAsync("job");
        await owner.GetByTestId("token-make").ClickAsync();
        await Assertions.Expect(owner.GetByTestId("token-secret")).ToContainTextAsync("wuc_");
        await Look.AtAsync(owner, "access-people-desktop");

        await using var viewersProfile = await chromium.NewProfileAsync(View.Phone);
        var viewer = await viewersProfile.NewPageAsync();
        await JoinAsync(viewer, link!, "invite", "Vera");
        await Assertions.Expect(viewer.Locator("[data-testid=banner][data-kind=readOnly]")).ToBeVisibleAsync();

        await viewer.GetByTestId("people-access").ClickAsync();
        await Look.AtAsync(viewer, "access-mine-phone");
        await viewer.Keyboard.PressAsync("Escape");
        await Look.AtAsync(viewer, "access-viewer-phone");
        await viewer.GetByTestId("sign-out").ClickAsync();
        await Assertions.Expect(viewer.Locator("[data-testid=gate][data-kind=signIn]")).ToBeVisibleAsync();
        await Look.AtAsync(viewer, "access-sign-in-phone");
        await viewer.GetByTestId("gate-name").FillAsync("Vera");
        await viewer.GetByTestId("gate-password").FillAsync("not the right one");
        await viewer.GetByTestId("gate-submit").ClickAsync();
        await Assertions.Expect(viewer.GetByTestId("gate-error")).ToBeVisibleAsync();
        await Look.AtAsync(viewer, "access-wrong-phone");
    }

    [Fact]
    public async Task Passkey_OnceAdded_SignsInWithoutPassword()
    {
        using var folder = new TemporaryDirectory();
        await using var gateway = Launch(folder.Path);
        await using var profile = await chromium.NewProfileAsync(View.Desktop);
        var page = await profile.NewPageAsync();
        await AddAuthenticatorAsync(page);
        await JoinAsync(page, await SetupLinkAsync(gateway), "setup", "Olga");

        await page.GetByTestId("people-access").ClickAsync();
        await page.GetByTestId("passkey-add").ClickAsync();
        await Assertions.Expect(page.GetByTestId("passkey")).ToHaveCountAsync(1);
        await Look.AtAsync(page, "access-passkeys-desktop");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTestId("sign-out").ClickAsync();
        await page.GetByTestId("gate-passkey").ClickAsync();

        await Assertions.Expect(page.GetByTestId("access-bar")).ToContainTextAsync("Olga");
        await Assertions.Expect(page.GetByTestId("connection")).ToContainTextAsync("Connected");
    }

    [Fact]
    public async Task Password_Changed_SignsInWithTheNewOneOnly()
    {
        using var folder = new TemporaryDirectory();
        await using var gateway = Launch(folder.Path);
        await using var profile = await chromium.NewProfileAsync(View.Desktop);
        var page = await profile.NewPageAsync();
        await JoinAsync(page, await SetupLinkAsync(gateway), "setup", "Olga");

        await page.GetByTestId("people-access").ClickAsync();
        await ChangePasswordAsync(page, "not the right one");
        await Assertions.Expect(page.GetByTestId("password-error")).ToBeVisibleAsync();
        await Look.AtAsync(page, "access-password-desktop");
        await ChangePasswordAsync(page, Password);
        await Assertions.Expect(page.GetByTestId("password-done")).Not.ToBeEmptyAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTestId("sign-out").ClickAsync();

        await SignInAsync(page, Password);
        await Assertions.Expect(page.GetByTestId("gate-error")).ToBeVisibleAsync();
        await SignInAsync(page, NextPassword);
        await Assertions.Expect(page.GetByTestId("access-bar")).ToContainTextAsync("Olga");
        await page.GetByTestId("settings").ClickAsync();
        await Assertions.Expect(page.GetByTestId("settings-theme")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("settings-name")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task InsecureOpenLan_Always_IsLoudOnThePage()
    {
        using var folder = new TemporaryDirectory();
        await using var gateway = Launch(folder.Path, "--insecure-open-lan");
        await gateway.WaitForOutputAsync("WARNING");
        var address = await Eventually.GetAsync(() => PageAddress().Match(gateway.OutputText) is { Success: true } match ? match.Value : null, gateway.Describe);
        await using var profile = await chromium.NewProfileAsync(View.Desktop);
        await using var page = await ChatPage.OpenAsync(profile, new Uri(address));

        await Assertions.Expect(page["open-lan"]).ToBeVisibleAsync();
        await Look.AtAsync(page, "access-open-lan-desktop");
    }

    [Fact]
    public async Task Page_OfSomebodyElse_ReachesNothing()
    {
        await using var gateway = await HostedGateway.StartAsync();
        var hub = $"ws://127.0.0.1:{gateway.Page.Port}/hub";

        await using var profile = await chromium.NewProfileAsync(View.Desktop);
        var hostile = await profile.NewPageAsync();
        await hostile.GotoAsync("about:blank");
        var outcome = await hostile.EvaluateAsync<string>(
            """
            async ([hub, api]) => {
              const socket = await new Promise(done => {
                const s = new WebSocket(hub);
                s.onopen = () => done("open");
                s.onerror = () => done("shut");
              });
              const read = await fetch(api).then(() => "read", () => "shut");
              return `${socket} ${read}`;
            }
            """,
            new[] { hub, new Uri(gateway.Page, "/api/peers").ToString() });

        Assert.Equal("shut shut", outcome);
    }

    // A passkey of the browser's own, which always says yes. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true,
                isUserVerified = true, automaticPresenceSimulation = true,
            },
        });
    }

    private static ChildProcess Launch(string data, params string[] arguments) =>
        GatewayProcess.Launch(["--urls", "http://0.0.0.0:0", "--udp", "127.0.0.1:0", "--data", data, .. arguments]);

    private static Task<string> SetupLinkAsync(ChildProcess gateway) =>
        Eventually.GetAsync(() => SetupLink().Match(gateway.OutputText) is { Success: true } match ? match.Value : null, gateway.Describe);

    private static async Task JoinAsync(IPage page, string link, string kind, string name)
    {
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator($"[data-testid=gate][data-kind={kind}]")).ToBeVisibleAsync();
        await Look.AtAsync(page, $"access-{kind}-{(page.ViewportSize!.Width < View.Drawer.Width ? "phone" : "desktop")}");
        await page.GetByTestId("gate-name").FillAsync(name);
        await page.GetByTestId("gate-password").FillAsync(Password);
        await page.GetByTestId("gate-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("connection")).ToContainTextAsync(kind == "setup" ? "Connected" : "Read only");
        await Assertions.Expect(page.GetByTestId("access-bar")).ToContainTextAsync(name);
    }

    private static async Task ChangePasswordAsync(IPage page, string current)
    {
        await page.GetByTestId("password-now").FillAsync(current);
        await page.GetByTestId("password-next").FillAsync(NextPassword);
        await page.GetByTestId("password-change").ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.GetByTestId("gate-name").FillAsync("Olga");
        await page.GetByTestId("gate-password").FillAsync(password);
        await page.GetByTestId("gate-submit").ClickAsync();
    }

    [GeneratedRegex(@"http://localhost:\d+/setup#[\w-]{43}(?=\s)")]
    private static partial Regex SetupLink();

    [GeneratedRegex(@"http://localhost:\d+(?=\s)")]
    private static partial Regex PageAddress();
}

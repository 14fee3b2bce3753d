using System.Net;
using Microsoft.Playwright;
using WebUdpChat.Contract;

namespace WebUdpChat.Browser.Tests;

/// <summary>Members of IP Messenger on the page: who is there, in which group, and what they say of it.</summary>
public class MemberTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Sealed = 0x200;

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Members_OfGroups_AreATreeWithWhoIsThere(string size)
    {
        await using var gateway = await StartAsync();
        var lan = await LanAsync(gateway);
        using var alice = new LanMember("alice", lan);
        using var bob = new LanMember("bob", lan);
        using var carol = new LanMember("carol", lan) { AbsenceText = "at lunch until two" };
        alice.Enter("Alice", "Team");
        bob.Enter("Bob", "Team");
        carol.Enter("Carol", "Lab", isAway: true);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ShowPeersAsync();
        var lines = page["group-tree"].GetByRole(AriaRole.Treeitem);
        await Assertions.Expect(lines).ToHaveTextAsync(["▾ Lab 1 of 1 there", "◐ Carol away: at lunch until two", "▾ Team 2 of 2 there", "● Alice online", "● Bob online"]);
        await Assertions.Expect(Row(page, "Alice").GetByTestId("member-tag")).ToHaveTextAsync("● online· Team· alice@vm");
        await Look.AtAsync(page, $"members-{size}");

        bob.Leave();
        await Assertions.Expect(lines.Nth(4)).ToHaveTextAsync("○ Bob offline");
        await Assertions.Expect(lines.Nth(2)).ToContainTextAsync("1 of 2 there");
        await lines.Nth(0).ClickAsync();
        await Assertions.Expect(lines).ToHaveCountAsync(4);
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(lines).ToHaveCountAsync(5);
        await page.Page.Keyboard.PressAsync("End");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(lines.Nth(3)).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Alice", Exact = true })).ToBeVisibleAsync();
        await page.ShowPeersAsync();
        await Assertions.Expect(lines.Nth(3)).ToHaveAttributeAsync("aria-selected", "true");
        await page.ShowInspectorAsync();
        await Assertions.Expect(page["member-facts"]).ToContainTextAsync("Says it is Alice (alice@vm). Nobody has checked that");
        await Look.AtAsync(page, $"member-facts-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task OwnName_Changed_IsToldToTheMembers(string size)
    {
        await using var gateway = await StartAsync();
        using var alice = new LanMember("alice", await LanAsync(gateway));
        alice.Enter("Alice", "Team");
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.ShowPeersAsync();
        await Assertions.Expect(Row(page, "Alice")).ToBeVisibleAsync();
        await page["own-member"].ClickAsync();
        await Assertions.Expect(page["member-name"]).ToHaveValueAsync("Zoë");
        await page["member-name"].FillAsync("Reception");
        await page["member-group"].FillAsync("House");
        await page["member-absenceText"].FillAsync("back soon");
        await page["member-away"].CheckAsync();
        await Look.AtAsync(page, $"member-own-{size}");
        await page["member-user"].FillAsync("not:so");
        await page["member-save"].ClickAsync();
        await Assertions.Expect(page["member-error"]).ToContainTextAsync("ipMessenger:User");
        await page["member-user"].FillAsync("desk");
        await page["member-save"].ClickAsync();
        await Assertions.Expect(page["member-dialog"]).ToHaveCountAsync(0);
        await Assertions.Expect(page["own-member"]).ToHaveTextAsync("You are Reception on lan");

        alice.Enter("Alice", "Team");
        await Eventually.TrueAsync(() => alice.Heard(0x03) is [.., { Body: "Reception[back soon]" }], "the new name in the answer");
        alice.Write(0x50, "");
        await Eventually.TrueAsync(() => alice.Heard(0x51) is [.., { Body: "back soon" }], "why it is away");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Listener_OfIpMessenger_IsAddedAtTheDoctor(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size), static _ => Task.CompletedTask);
        await page.Page.GotoAsync($"{gateway.Page}?doctor");
        await page["listener-add"].ClickAsync();
        await page["listener-name"].FillAsync("lan");
        await page["listener-dialect"].SelectOptionAsync("ipmsg");
        await Assertions.Expect(page["listener-endpoint"]).ToHaveValueAsync("*:2425");
        await page["listener-endpoint"].FillAsync("127.0.0.1:0");
        await page["member-name"].FillAsync("Zoë");
        await Look.AtAsync(page, $"member-listener-{size}");
        await page["listener-save"].ClickAsync();

        var lan = page.Page.Locator("[data-testid=listener][data-name=lan]");
        await Assertions.Expect(lan.GetByTestId("listener-state")).ToHaveTextAsync("listening");
        await Assertions.Expect(lan).ToContainTextAsync("ipmsg");
        using var alice = new LanMember("alice", await LanAsync(gateway));
        alice.Enter("Alice", "");
        await Eventually.TrueAsync(() => alice.Heard(0x03) is [.., { Body: "Zoë" }], "the answer to the entry");
        await page["sender-listener"].SelectOptionAsync("lan");
        var sender = page.Page.Locator("[data-testid=sender][data-program=nc]");
        await using var shell = new ChildProcess("sh", ["-c", (await sender.GetByTestId("sender-command").TextContentAsync())!]);
        await Assertions.Expect(sender.GetByTestId("sender-state")).ToContainTextAsync("arrived from 127.0.0.1:");
    }

    [Theory]
    [InlineData("de", "Gruppen", "abwesend: at lunch")]
    [InlineData("ja", "グループ", "不在：at lunch")]
    [InlineData("zh-CN", "组", "离开：at lunch")]
    public async Task Members_InAnotherLanguage_AreSaidInIt(string language, string groups, string away)
    {
        await using var gateway = await StartAsync();
        using var carol = new LanMember("carol", await LanAsync(gateway)) { AbsenceText = "at lunch" };
        carol.Enter("Carol", "Lab", isAway: true);
        carol.Say("hush", Sealed);
        await using var page = await chromium.GoAsync(gateway, View.Phone with { Locale = language }, static _ => Task.CompletedTask);
        await page.OpenFirstConversationAsync();
        await Assertions.Expect(page["seal-open"]).ToBeVisibleAsync();
        await Look.AtAsync(page, $"seal-{language}");
        await page.ShowPeersAsync();
        await Assertions.Expect(page["group-tree"]).ToContainTextAsync(away);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Tree, new() { Name = groups, Exact = true })).ToBeVisibleAsync();
        await Look.AtAsync(page, $"members-{language}");
        await page["own-member"].ClickAsync();
        await Look.AtAsync(page, $"member-own-{language}");
    }

    /// <summary>A gateway that is a member, too.</summary>
    internal static Task<HostedGateway> StartAsync() => HostedGateway.StartAsync(
        ("Gateway:Listeners:1:Dialect", "ipmsg"), ("Gateway:Listeners:1:Endpoint", "127.0.0.1:0"), ("Gateway:Listeners:1:Name", "lan"),
        ("Gateway:Listeners:1:IpMessenger:Name", "Zoë"));

    /// <summary>Where its members write to.</summary>
    internal static async Task<IPEndPoint> LanAsync(Gateway gateway)
    {
        var listener = default(ListenerView);
        await Eventually.TrueAsync(async () => (listener = (await gateway.StatusAsync()).Listeners.SingleOrDefault(static one => one.Name == "lan")) is not null, () => "the listener");
        return IPEndPoint.Parse(listener!.Endpoint);
    }

    private static ILocator Row(ChatPage page, string name) => page["conversation-row"].Filter(new() { HasText = name });
}

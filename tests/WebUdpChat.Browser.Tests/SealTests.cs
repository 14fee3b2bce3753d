using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Messages of IP Messenger on the page: how far they got, seals, and what is not spoken.</summary>
public class SealTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Sealed = 0x200;
    private const int Broadcast = 0x400;
    private const int Automatic = 0x2000;
    private const int ReadCheck = 0x100000;
    private const int Files = 0x200000;
    private const int Encrypted = 0x400000;

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task SealedMessage_ThatCame_IsCoveredUntilItIsOpened(string size)
    {
        await using var gateway = await MemberTests.StartAsync();
        using var alice = new LanMember("alice", await MemberTests.LanAsync(gateway));
        alice.Enter("Alice", "");
        var number = alice.Say("the secret word", Sealed | ReadCheck);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenFirstConversationAsync();
        await Assertions.Expect(page["sealed"]).ToContainTextAsync("Sealed message");
        await Assertions.Expect(page.Page.Locator("body")).Not.ToContainTextAsync("the secret word");
        await Look.AtAsync(page, $"seal-covered-{size}");
        await page.Messages.ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
        await page.ShowInspectorAsync();
        await Assertions.Expect(page.Page.Locator("body")).Not.ToContainTextAsync("secret");
        Assert.Empty(alice.Heard(0x30));
        await page.ShowMessagesAsync();
        await page["seal-open"].ClickAsync();

        await page.ExpectMessageAsync("the secret word");
        await Assertions.Expect(page["envelope-note"]).ToContainTextAsync("Sealed, opened");
        await Eventually.TrueAsync(() => alice.Heard(0x30).Select(static one => one.Body).SequenceEqual([number]), "word of the opening");
        await Look.AtAsync(page, $"seal-opened-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task SealedMessage_ThatLeft_IsAcknowledgedAndThenRead(string size)
    {
        await using var gateway = await MemberTests.StartAsync();
        using var alice = new LanMember("alice", await MemberTests.LanAsync(gateway));
        alice.Enter("Alice", "Team");
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenFirstConversationAsync();
        await page.SendAsync("in the open");
        var open = await page.ExpectMessageAsync("in the open");
        await Assertions.Expect(open.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "acknowledged");
        await page["seal"].ClickAsync();
        await page.SendAsync("under a seal");
        var message = await page.ExpectMessageAsync("under a seal");
        await Assertions.Expect(message.GetByTestId("delivery")).ToHaveAttributeAsync("data-state", "acknowledged");
        await Assertions.Expect(message.GetByTestId("envelope-note")).ToHaveTextAsync("✉ Sealed");
        await Assertions.Expect(page["seal"]).ToHaveAttributeAsync("aria-pressed", "false");
        var packet = alice.Heard(0x20).Single(static one => one.Body == "under a seal");
        Assert.Equal(Sealed | ReadCheck, packet.Options & (Sealed | ReadCheck));

        alice.Open(packet.Number);
        await Assertions.Expect(message.GetByTestId("delivery")).ToHaveTextAsync("✓✓ Read");
        await Assertions.Expect(open.GetByTestId("delivery")).ToHaveTextAsync("✓✓ Acknowledged");
        await Look.AtAsync(page, $"seal-read-{size}");
        await message.GetByTestId("delivery").ClickAsync();
        await page.ShowInspectorAsync();
        await Assertions.Expect(page.Page.GetByLabel("Inspector", new() { Exact = true })).ToContainTextAsync("Read");
        await Look.AtAsync(page, $"seal-read-inspector-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Message_ThatNobodyConfirms_FailsAfterFourSends(string size)
    {
        await using var gateway = await MemberTests.StartAsync();
        using var alice = new LanMember("alice", await MemberTests.LanAsync(gateway)) { Confirms = false };
        alice.Enter("Alice", "Team");
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenFirstConversationAsync();
        await page.SendAsync("hello?");
        var delivery = (await page.ExpectMessageAsync("hello?")).GetByTestId("delivery");
        await Assertions.Expect(delivery).ToContainTextAsync("Failed: not confirmed after 4 sends", new() { Timeout = 20_000 });
        Assert.Equal(4, alice.Messages.Count);
        await Look.AtAsync(page, $"member-failed-{size}");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task WhatIsNotSpoken_IsShownAsANotice(string size)
    {
        await using var gateway = await MemberTests.StartAsync();
        using var alice = new LanMember("alice", await MemberTests.LanAsync(gateway));
        alice.Enter("Alice", "");
        alice.Say("20000001:0011:2233", Encrypted);
        alice.Say("see these", Files, "0:plan.txt:400:5f5e100:1:\a1:a::b.png:1f4:5f5e100:1:\a\0");
        alice.Write(0xD1, "", version: "1_lbt6_0#128#00E04C680001#0#0#0#4001#9");
        alice.Write(0xC0, "1|0|2|data", version: "1_lbt6_0#128#00E04C680001#0#0#0#4001#9");
        alice.Say("to everybody here", Broadcast);
        alice.Say("I am a script", Automatic);
        await using var page = await chromium.OpenAsync(gateway, View.Sized(size));
        await page.OpenFirstConversationAsync();

        await Assertions.Expect(page.Messages).ToHaveCountAsync(6);
        string[] kinds = ["encrypted", "files", "knock", "picture"];
        foreach (var kind in kinds)
            await Assertions.Expect(page.Page.Locator($"[data-testid=unspoken][data-kind={kind}]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("[data-kind=files]")).ToContainTextAsync("plan.txt 1,024 B");
        await Assertions.Expect(page.Page.Locator("[data-kind=files]")).ToContainTextAsync("a:b.png 500 B");
        await Assertions.Expect(page["envelope-note"]).ToHaveTextAsync(["to everybody", "written by a program"]);
        await Look.AtAsync(page, $"member-notices-{size}");
        Assert.Single(alice.Heard(0x21)); // the files' text; nobody confirms what is encrypted, said to all or automatic
    }
}

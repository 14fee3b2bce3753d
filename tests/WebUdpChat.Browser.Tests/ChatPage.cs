using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The page as a person uses it, by the names that its parts carry in <c>data-testid</c>.</summary>
public sealed class ChatPage : IAsyncDisposable
{
    private readonly bool _ownsProfile;

    private ChatPage(IPage page, Uri address, bool ownsProfile)
    {
        Page = page;
        Watch = new PageWatch(page, address);
        _ownsProfile = ownsProfile;
    }

    /// <summary>The browser's tab.</summary>
    public IPage Page { get; }

    /// <summary>What it must never do.</summary>
    public PageWatch Watch { get; }

    /// <summary>The part of the page with this name.</summary>
    public ILocator this[string testId] => Page.GetByTestId(testId);

    /// <summary>The messages that are drawn now.</summary>
    public ILocator Messages => this["message"];

    /// <summary>Opens the page and waits until it is connected.</summary>
    public static async Task<ChatPage> OpenAsync(IBrowserContext profile, Uri address, bool ownsProfile = false)
    {
        var chat = await GoAsync(profile, address, ownsProfile);
        await chat.ExpectConnectedAsync();
        return chat;
    }

    /// <summary>Opens the page, however it may stand with its gateway.</summary>
    public static async Task<ChatPage> GoAsync(IBrowserContext profile, Uri address, bool ownsProfile = false)
    {
        var chat = new ChatPage(await profile.NewPageAsync(), address, ownsProfile);
        await chat.Page.GotoAsync(address.ToString());
        return chat;
    }

    /// <summary>Waits until the page says that it is connected.</summary>
    public Task ExpectConnectedAsync() => Assertions.Expect(this["connection"]).ToContainTextAsync("Connected");

    /// <summary>The drawn message with exactly this text.</summary>
    public ILocator MessageWith(string text) =>
        Messages.Filter(new() { Has = this["message-text"].GetByText(text, new() { Exact = true }) });

    /// <summary>Waits until a message with exactly this text is drawn.</summary>
    public async Task<ILocator> ExpectMessageAsync(string text)
    {
        var message = MessageWith(text);
        await Assertions.Expect(message).ToBeVisibleAsync();
        return message;
    }

    /// <summary>Shows the list of conversations where only one column fits.</summary>
    public async Task ShowPeersAsync()
    {
        if (await this["pane-peers"].IsVisibleAsync())
            await this["pane-peers"].ClickAsync();
    }

    /// <summary>Shows the inspector where only one column fits.</summary>
    public async Task ShowInspectorAsync()
    {
        if (await this["pane-inspector"].IsVisibleAsync())
            await this["pane-inspector"].ClickAsync();
    }

    /// <summary>Shows the messages where only one column fits.</summary>
    public async Task ShowMessagesAsync()
    {
        if (await this["pane-messages"].IsVisibleAsync())
            await this["pane-messages"].ClickAsync();
    }

    /// <summary>Opens the first conversation of the list.</summary>
    public Task OpenFirstConversationAsync() => OpenAsync(this["conversation-row"].First);

    /// <summary>Opens a conversation of the list.</summary>
    public Task OpenConversationAsync(string conversationId) =>
        OpenAsync(Page.Locator($"[data-testid=conversation-row][data-conversation-id='{conversationId}']"));

    /// <summary>Types a message and sends it.</summary>
    public async Task SendAsync(string text)
    {
        await this["composer"].FillAsync(text);
        await this["send"].ClickAsync();
    }

    /// <summary>Ids of the messages that are drawn, in the order they are drawn in.</summary>
    public async Task<IReadOnlyList<string>> MessageIdsAsync() =>
        await Messages.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.messageId)");

    /// <summary>Saves a picture of what the person sees.</summary>
    public Task ScreenshotAsync(string name) => ScreenshotAsync(Page, name);

    /// <summary>Saves a picture of what the person sees of any page.</summary>
    public static Task ScreenshotAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(BuiltFiles.RepositoryRoot, "artifacts", "screenshots", $"{name}.png"),
    });

    /// <summary>Closes the tab; fails where the page did what it must not.</summary>
    public async ValueTask DisposeAsync()
    {
        var profile = Page.Context;
        await Page.CloseAsync();
        if (_ownsProfile)
            await profile.CloseAsync();
        Watch.AssertClean();
    }

    private async Task OpenAsync(ILocator row)
    {
        // On a narrow screen the first conversation opens by itself when it comes, so the list is asked for after that.
        await row.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await ShowPeersAsync();
        await row.ClickAsync();
        await Assertions.Expect(this["composer"]).ToBeVisibleAsync();
    }
}

using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>The system's Chromium, one for all tests: it ends with their process. It never downloads a browser.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IBrowser _browser = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => _browser = await Shared.Value;

    /// <summary>A browser profile of its own, as another person has.</summary>
    public Task<IBrowserContext> NewProfileAsync(View view) => _browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = view.Width, Height = view.Height },
        ColorScheme = view.Scheme,
        HasTouch = view.IsPhone,
        IsMobile = view.IsPhone,
        Locale = view.Locale,
        TimezoneId = "UTC",
        ReducedMotion = ReducedMotion.Reduce,
        Permissions = ["clipboard-read", "clipboard-write"],
    });

    /// <summary>Opens a gateway's page in a profile of its own.</summary>
    public async Task<ChatPage> OpenAsync(Gateway gateway, View? view = null)
    {
        var profile = await NewProfileAsync(view ?? View.Desktop);
        return await ChatPage.OpenAsync(profile, gateway.Page, ownsProfile: true);
    }

    /// <summary>Opens a gateway's page in a profile of its own that <paramref name="prepare"/> made ready, without waiting for its connection.</summary>
    public async Task<ChatPage> GoAsync(Gateway gateway, View view, Func<IBrowserContext, Task> prepare)
    {
        var profile = await NewProfileAsync(view);
        await prepare(profile);
        return await ChatPage.GoAsync(profile, gateway.Page, ownsProfile: true);
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Eventually.Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Array.Find(Programs, File.Exists)
                ?? throw new InvalidOperationException($"No Chromium at {string.Join(" or ", Programs)}."),
            // Chromium's sandbox does not run as root, as which containers run tests. The rest keeps it from calling home.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }
}

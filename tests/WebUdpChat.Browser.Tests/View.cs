using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>A screen that the page is looked at on.</summary>
/// <param name="Name">For the names of its screenshots.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="Scheme">Light or dark.</param>
public sealed record View(string Name, int Width, int Height, ColorScheme Scheme)
{
    /// <summary>A desktop in daylight: where nothing depends on the screen.</summary>
    public static View Desktop { get; } = new("desktop-light", 1440, 900, ColorScheme.Light);

    /// <summary>A phone in daylight.</summary>
    public static View Phone { get; } = new("phone-light", 390, 844, ColorScheme.Light);

    /// <summary>A window between both, where the inspector is a drawer.</summary>
    public static View Drawer { get; } = new("drawer-light", 900, 800, ColorScheme.Light);

    /// <summary>The browser's language.</summary>
    public string Locale { get; init; } = "en-GB";

    /// <summary>Every screen by its name, as theory data that a test list can show.</summary>
    public static TheoryData<string> Names { get; } = new(All.Select(view => view.Name));

    /// <summary>The sizes, by the name of their screen in daylight; <see cref="Look"/> turns it dark.</summary>
    public static TheoryData<string> Sizes { get; } = new("desktop", "phone");

    private static IEnumerable<View> All =>
    [
        Desktop,
        Desktop with { Name = "desktop-dark", Scheme = ColorScheme.Dark },
        Phone,
        Phone with { Name = "phone-dark", Scheme = ColorScheme.Dark },
    ];

    /// <summary>Whether it is too narrow for more than one column.</summary>
    public bool IsPhone => Width < 700;

    /// <summary>The screen with this name.</summary>
    public static View Named(string name) => All.Single(view => view.Name == name);

    /// <summary>The screen of this size, in daylight.</summary>
    public static View Sized(string size) => Named($"{size}-light");
}

using System.Globalization;

namespace WebUdpChat.Network.Tests;

/// <summary>iptux on a display that nobody sees, on a machine of the test network, with hands that type and eyes that look.</summary>
internal sealed class Iptux : IAsyncDisposable
{
    private const string Settings =
        """{"version":1,"nick_name":"Bob","belong_group":"Team","open_chat":true,"use_enter_key":true}""";

    private static readonly string Shots = Path.Combine(BuiltFiles.RepositoryRoot, "artifacts", "iptux");

    private readonly TemporaryDirectory _home = new();
    private readonly NetworkNamespace _machine;
    private readonly ChildProcess _screen;
    private readonly string _display;
    private ChildProcess _program;

    private Iptux(NetworkNamespace machine, ChildProcess screen, string display)
    {
        (_machine, _screen, _display) = (machine, screen, display);
        Directory.CreateDirectory(Path.Combine(_home.Path, ".iptux"));
        File.WriteAllText(Path.Combine(_home.Path, ".iptux", "config.json"), Settings);
        _program = Launch();
    }

    /// <summary>Starts it.</summary>
    public static async Task<Iptux> StartAsync(NetworkNamespace machine)
    {
        var screen = new ChildProcess("Xvfb", ["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp", "-ac"]);
        await Eventually.TrueAsync(() => screen.OutputText.EndsWith('\n'), "the number of a display");
        return new Iptux(machine, screen, $":{screen.OutputText.Trim()}");
    }

    /// <summary>What the window of the talk shows of what was said: all of it is selected and copied.</summary>
    public string Shown()
    {
        var window = Find("Talk with").ToString(CultureInfo.InvariantCulture);
        Run("xdotool", "mousemove", "--window", window, "150", "200", "click", "1", "key", "ctrl+a", "key", "ctrl+c");
        return Run("sh", "-c", "xclip -selection clipboard -o 2>/dev/null || true");
    }

    /// <summary>Writes into the window of the talk, and sends it.</summary>
    public async Task SayAsync(string text)
    {
        var window = (await WaitForWindowAsync("Talk with")).ToString(CultureInfo.InvariantCulture);
        var clip = Path.Combine(_home.Path, "clip");
        await File.WriteAllTextAsync(clip, text);
        Run("sh", "-c", $"xclip -selection clipboard -i {clip} >/dev/null 2>&1");
        Run("xdotool", "mousemove", "--window", window, "150", "320", "click", "1", "windowfocus", "--sync", window, "key", "--window", window, "ctrl+v");
        Run("xdotool", "key", "--window", window, "Return");
    }

    /// <summary>Waits for a window whose title has these words.</summary>
    public async Task<long> WaitForWindowAsync(string title)
    {
        var found = 0L;
        await Eventually.TrueAsync(() => (found = Find(title)) != 0, $"a window \"{title}\"");
        return found;
    }

    /// <summary>Whether its list has somebody besides itself: then not all is white below the first row.</summary>
    public bool ShowsAnother()
    {
        var mean = Run("import", "-window", "root", "-crop", "200x36+10+144", "-colorspace", "Gray", "-format", "%[fx:mean]", "info:");
        return double.Parse(mean, CultureInfo.InvariantCulture) < 0.99;
    }

    /// <summary>Keeps a picture of what it shows.</summary>
    public void Picture(string name)
    {
        Directory.CreateDirectory(Shots);
        Run("import", "-window", "root", Path.Combine(Shots, $"{name}.png"));
    }

    /// <summary>Ends it as a crash does.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>Starts it again.</summary>
    public async Task RestartAsync()
    {
        await _program.DisposeAsync();
        _program = Launch();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _screen.DisposeAsync();
        _home.Dispose();
    }

    private ChildProcess Launch() => new("ip",
        ["netns", "exec", _machine.Name, "env", "-i", $"PATH={Environment.GetEnvironmentVariable("PATH")}", $"HOME={_home.Path}", "LANG=C.UTF-8", $"DISPLAY={_display}", "dbus-run-session", "--", "iptux"]);

    private long Find(string title)
    {
        var found = Run("sh", "-c", $"xdotool search --onlyvisible --name '{title}' 2>/dev/null | head -1");
        return long.TryParse(found.Trim(), CultureInfo.InvariantCulture, out var window) ? window : 0;
    }

    private string Run(string program, params IEnumerable<string> arguments) => Programs.Run("env", [$"DISPLAY={_display}", program, .. arguments]);
}

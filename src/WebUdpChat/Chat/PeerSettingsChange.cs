using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Chat;

/// <summary>What a request wants changed in a peer's settings.</summary>
/// <param name="Charset">A known charset's name; null to leave it.</param>
/// <param name="Terminator">The characters; null to leave them.</param>
internal sealed record PeerSettingsChange(string? Charset, string? Terminator)
{
    public PeerSettings Apply(PeerSettings settings) => new(Charset ?? settings.Charset, Terminator ?? settings.Terminator);

    public static Outcome<PeerSettingsChange> Read(PeerSettingsPatch? patch)
    {
        var charset = default(TextCharset);
        if (patch?.Charset is { } name && !TextCharset.TryFind(name, out charset))
            return new Refusal(RefusalKind.Invalid, $"There is no charset {Shorten(name)}. There are: {string.Join(", ", TextCharset.Names)}.");
        var terminator = default(string);
        if (patch?.Terminator is { } text && !Core.Dialects.Text.Terminator.TryParse(text, out terminator))
            return new Refusal(RefusalKind.Invalid, "The terminator must be \\n, \\r\\n, \\r, \\0 or none.");
        return new PeerSettingsChange(charset?.Name, patch?.Terminator is null ? null : terminator);
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : string.Concat(name.AsSpan(0, 40), "…");
}

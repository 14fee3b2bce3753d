using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Chat;

/// <summary>What a request wants changed in a peer's settings.</summary>
/// <param name="Charset">A known charset's name; null to leave it.</param>
/// <param name="Terminator">The characters; null to leave them.</param>
/// <param name="Limit">Tells the longest datagram; null to leave it.</param>
/// <param name="Repeat">Tells what is sent again and again; null to leave it.</param>
internal sealed record PeerSettingsChange(string? Charset, string? Terminator, Func<int?>? Limit, Func<KeepAlive?>? Repeat)
{
    public PeerSettings Apply(PeerSettings settings) => new(Charset ?? settings.Charset, Terminator ?? settings.Terminator)
    {
        MaxBytes = Limit is null ? settings.MaxBytes : Limit(),
        KeepAlive = Repeat is null ? settings.KeepAlive : Repeat(),
        CharsetChosen = settings.CharsetChosen || (Charset is not null && Charset != settings.Charset),
    };

    public static Outcome<PeerSettingsChange> Read(PeerSettingsPatch? patch)
    {
        var charset = default(TextCharset);
        if (patch?.Charset is { } name && !TextCharset.TryFind(name, out charset))
            return new Refusal(RefusalKind.Invalid, PeerReasons.NoCharset.With(Shorten(name), string.Join(", ", TextCharset.Names)));
        var terminator = default(string);
        if (patch?.Terminator is { } text && !Core.Dialects.Text.Terminator.TryParse(text, out terminator))
            return new Refusal(RefusalKind.Invalid, PeerReasons.NoTerminator.With());
        if (patch?.MaxBytes is < 0 or > Wording.MaxBytes)
            return new Refusal(RefusalKind.Invalid, PeerReasons.LimitOutOfRange.With(Wording.MaxBytes));
        var keepAlive = ReadKeepAlive(patch?.KeepAlive);
        if (keepAlive is { IsRefused: true })
            return keepAlive.Value.Refusal;
        return new PeerSettingsChange(charset?.Name, patch?.Terminator is null ? null : terminator,
            patch?.MaxBytes is { } most ? () => most == 0 ? null : most : null,
            patch?.KeepAlive is null ? null : () => keepAlive?.Value);
    }

    // Null for nothing to send, and where nothing was given.
    private static Outcome<KeepAlive>? ReadKeepAlive(KeepAlivePatch? patch) =>
        patch is null or { EverySeconds: 0 } ? default(Outcome<KeepAlive>?) : KeepAlive.Create(patch.EverySeconds, patch.Bytes);

    private static string Shorten(string name) => name.Length <= 40 ? name : string.Concat(name.AsSpan(0, 40), "…");
}

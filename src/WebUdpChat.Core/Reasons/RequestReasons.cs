namespace WebUdpChat.Core.Reasons;

/// <summary>Why a request is turned away before it is looked at, or cannot be read.</summary>
public static class RequestReasons
{
    /// <summary>Nobody is signed in.</summary>
    public static readonly Sentence SignIn = new("sign-in-first", "Sign in on the page, or send a token: Authorization: Bearer wuc_…");

    /// <summary>No such address.</summary>
    public static readonly Sentence Nothing = new("nothing-at-address", "There is nothing at this address. /openapi/v1.json lists what there is.");

    /// <summary>Too long to be read.</summary>
    public static readonly Sentence TooLong = new("request-too-long", "The request is longer than any that the gateway takes.");

    /// <summary>Not well-formed in some way.</summary>
    public static readonly Sentence NotUnderstood = new("request-not-understood", "The request is not one that the gateway understands.");

    /// <summary>The gateway ends, or begins.</summary>
    public static readonly Sentence Away = new("gateway-away", "The gateway is not there at the moment. Try again.");

    /// <summary>A mistake in the program.</summary>
    public static readonly Sentence Failed = new("gateway-failed", "The gateway failed at this. Its log says more.");

    /// <summary>Somebody else's page, or a name that is not the gateway's.</summary>
    public static readonly Sentence Foreign = new("foreign-page", "This gateway does not answer to this name or this page. See Gateway:Access:Hosts.");

    /// <summary>Over a network without encryption.</summary>
    public static readonly Sentence HttpsOnly =
        new("https-only", "Over the network this gateway speaks https only: everybody on the way could read along. See docs/settings.md.");

    /// <summary>By a proxy that nobody named.</summary>
    public static readonly Sentence UnknownProxy =
        new("unknown-proxy", "A proxy that is not known brought this request. Name it in Gateway:Access:KnownProxies; then people need accounts.");

    /// <summary>From elsewhere, to a gateway that was started for its own machine.</summary>
    public static readonly Sentence OwnMachineOnly =
        new("own-machine-only", "When this gateway started it was to be reached from its own machine only. Start it again to let others in.");

    /// <summary>A browser that does not say from which page it comes.</summary>
    public static readonly Sentence NoOrigin =
        new("origin-missing", "A browser that changes something must send the Origin of its page. Scripts use a token: see docs/api.md.");

    /// <summary>Not JSON.</summary>
    public static readonly Sentence JsonUnreadable = new("json-unreadable", "The JSON cannot be read (line {line}, byte {byte}).");

    /// <summary>A member that means nothing.</summary>
    public static readonly Sentence JsonUnknown = new("json-unknown-member", "The JSON has a member that is not known, \"{member}\" (line {line}, byte {byte}).");

    /// <summary>Bytes that are not base64.</summary>
    public static readonly Sentence JsonNotBase64 = new("json-bytes-unreadable", "The JSON has something at {path} (line {line}, byte {byte}) that is not base64.");

    /// <summary>A number with a fraction, or too large a one.</summary>
    public static readonly Sentence JsonNotWhole =
        new("json-not-whole", "The JSON has something at {path} (line {line}, byte {byte}) that is not a whole number.");

    /// <summary>Something else than what belongs there.</summary>
    public static readonly Sentence JsonMisplaced = new(
        "json-misplaced",
        "The JSON has something at {path} (line {line}, byte {byte}) that does not belong there: a value of another kind, a word that is not known, or text that is not valid.");

    /// <summary>Something is not given.</summary>
    public static readonly Sentence Missing = new("member-missing", "{member} is missing.");

    /// <summary>Nothing to look for, or too much.</summary>
    public static readonly Sentence Words = new("search-words", "Write what to look for in q, 1 to {most} characters.");

    /// <summary>No such room.</summary>
    public static readonly Sentence NoRoom = new("no-room", "There is no room {room}.");

    /// <summary>The connection ends.</summary>
    public static readonly Sentence Closing = new("connection-closing", "The connection is closing.");
}

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// Says that a request may have a WebSocket of the hub: everything on its way has let it pass. The request is served when all
/// of that has returned. What would wait for the page's end instead would hold for as long what it found out.
/// </summary>
internal sealed class HubAdmission
{
    private IDisposable? _guest;

    private HubAdmission()
    {
    }

    /// <summary>What counts what the page sends; null where nothing is counted.</summary>
    public CallMeter? Meter { get; private set; }

    /// <summary>A request's; null where it has none.</summary>
    public static HubAdmission? Of(HttpContext context) => context.Features.Get<HubAdmission>();

    /// <summary>Gives it to a request.</summary>
    public static void Give(HttpContext context) => context.Features.Set(new HubAdmission());

    /// <summary>Takes over what the door knows of the page.</summary>
    /// <param name="meter">What counts what it sends.</param>
    /// <param name="guest">Is disposed of once it is gone.</param>
    public void Take(CallMeter meter, IDisposable guest) => (Meter, _guest) = (meter, guest);

    /// <summary>The page is gone.</summary>
    public void End() => _guest?.Dispose();
}

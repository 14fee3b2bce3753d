namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// That a request may have a WebSocket of the hub: everything on its way has let it pass. It is served only when all of
/// that has returned, since what waits for the end of a page holds all it found out until then.
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
    public static Task GiveAsync(HttpContext context)
    {
        context.Features.Set(new HubAdmission());
        return Task.CompletedTask;
    }

    /// <summary>Takes over what the door knows of the page.</summary>
    /// <param name="meter">What counts what it sends.</param>
    /// <param name="guest">Is disposed of once it is gone.</param>
    public void Take(CallMeter meter, IDisposable guest) => (Meter, _guest) = (meter, guest);

    /// <summary>The page is gone.</summary>
    public void End() => _guest?.Dispose();
}

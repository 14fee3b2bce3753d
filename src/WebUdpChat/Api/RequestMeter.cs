using Microsoft.AspNetCore.Connections.Features;
using WebUdpChat.Hubs;

namespace WebUdpChat.Api;

/// <summary>What comes in by one TCP connection, and how long it is borne that too much does.</summary>
internal sealed class RequestMeter(RateBucket requests, TimeProvider time)
{
    private static readonly object Key = new();
    private Patience? _patience;

    /// <summary>What may be asked for by it.</summary>
    public RateBucket Requests => requests;

    /// <summary>How long refusals are borne.</summary>
    public Patience Patience => LazyInitializer.EnsureInitialized(ref _patience, () => new Patience(time));

    /// <summary>The meter of a request's connection, made with its first request; null where the server knows no connections.</summary>
    public static RequestMeter? Of(HttpContext context, Func<RequestMeter> make)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items is not { } items)
            return null;
        lock (items)
        {
            if (items.TryGetValue(Key, out var present))
                return (RequestMeter)present!;
            var made = make();
            items[Key] = made;
            return made;
        }
    }

    /// <summary>Ends the connection with all that is under way on it.</summary>
    public static void Cut(HttpContext context)
    {
        context.Abort();
        context.Features.Get<IConnectionLifetimeFeature>()?.Abort();
    }
}

using Microsoft.AspNetCore.Http.Features;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>The request that a WebSocket began with. It lasts as long as the page is open.</summary>
internal static class HubRequest
{
    /// <summary>Lets go of what nobody asks it for any more, once its WebSocket is open: who it is from was found out.</summary>
    /// <param name="context">The request.</param>
    /// <param name="services">The gateway's services, in place of those that were made for the request.</param>
    public static async ValueTask ForgetAsync(HttpContext context, IServiceProvider services)
    {
        context.Request.Headers.Clear();
        context.User = context.User; // what found out who that is, is kept with it otherwise
        context.Features.Set<IItemsFeature>(null);
        if (context.Features.Get<IServiceProvidersFeature>() is not RequestServicesFeature made)
            return;
        await made.DisposeAsync().ConfigureAwait(false);
        made.RequestServices = services;
    }
}

using WebUdpChat.Api;

namespace WebUdpChat.Access;

/// <summary>Finds out who a request is from, and whether the endpoint is for that person.</summary>
internal static class AccessPipeline
{
    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(RequestDoor.GuardAccount);
        app.UseSameOrigin();
        app.UseAuthorization();
    }

    /// <summary>Makes a route one for admins, whose use is put into the audit trail.</summary>
    public static RouteHandlerBuilder Admin(this RouteHandlerBuilder route) =>
        route.RequireAuthorization(Policies.Admin).AddEndpointFilter<AuditedRoute>();
}

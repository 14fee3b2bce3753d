using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Configuration;
using WebUdpChat.Hubs;

namespace WebUdpChat.Api;

/// <summary>
/// Bounds how much is asked for over HTTP: by one connection and from one address before it is looked at who asks, by one
/// token and one account after. Who goes on is cut. The page's files and what monitors ask for cost little and are free.
/// </summary>
internal sealed class RequestDoor(IOptions<GatewayOptions> options, LimitCounters counters, TimeProvider time)
{
    private static readonly PathString[] Counted = ["/api", "/hub", "/metrics", "/openapi"];

    private readonly LimitOptions _limits = options.Value.Limits;
    private readonly RateBuckets _addresses = new(options.Value.Limits.RequestsPerSecondPerAddress, time);
    private readonly RateBuckets _accounts = new(options.Value.Limits.RequestsPerSecondPerUser, time);
    private readonly RateBuckets _tokens = new(options.Value.Limits.RequestsPerSecond, time);

    /// <summary>Counts before the authentication.</summary>
    public static Task GuardConnection(HttpContext context, RequestDelegate next) => IsCounted(context)
        ? Door(context).PassAsync(context, next, static (door, context) => door.ByConnection(context))
        : next(context);

    /// <summary>Counts behind the authentication.</summary>
    public static Task GuardAccount(HttpContext context, RequestDelegate next) => IsCounted(context)
        ? Door(context).PassAsync(context, next, static (door, context) => door.ByAccount(context))
        : next(context);

    private static bool IsCounted(HttpContext context) => Array.Exists(Counted, start => context.Request.Path.StartsWithSegments(start));

    private static RequestDoor Door(HttpContext context) => context.RequestServices.GetRequiredService<RequestDoor>();

    private Task PassAsync(HttpContext context, RequestDelegate next, Func<RequestDoor, HttpContext, (LimitedBy By, RateBucket Bucket)?> take) =>
        take(this, context) is var (by, bucket) ? RefuseAsync(context, by, bucket) : next(context);

    private (LimitedBy By, RateBucket Bucket)? ByConnection(HttpContext context)
    {
        if (MeterOf(context) is { } meter && !meter.Requests.TryTake())
            return (LimitedBy.Connection, meter.Requests);
        if (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
            return null;
        var address = _addresses.Of(ClientNetwork.Of(remote));
        return address.TryTake() ? null : (LimitedBy.Address, address);
    }

    private (LimitedBy By, RateBucket Bucket)? ByAccount(HttpContext context)
    {
        if (Caller.CredentialOf(context.User) is { Kind: CredentialKind.Token } token && _tokens.Of(token.Id) is var ofToken && !ofToken.TryTake())
            return (LimitedBy.Token, ofToken);
        if (Caller.AccountOf(context.User) is { } account && _accounts.Of(account) is var ofAccount && !ofAccount.TryTake())
            return (LimitedBy.User, ofAccount);
        return null;
    }

    // A proxy's connection carries what many people ask for.
    private RequestMeter? MeterOf(HttpContext context) => Border.IsByProxy(context)
        ? null
        : RequestMeter.Of(context, () => new RequestMeter(new RateBucket(_limits.RequestsPerSecond, time), time));

    private async Task RefuseAsync(HttpContext context, LimitedBy by, RateBucket bucket)
    {
        counters.CountRequest(by);
        if (MeterOf(context)?.Patience.EndsWithThis() == true)
        {
            counters.CountCutRequests();
            RequestMeter.Cut(context);
            return;
        }

        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(bucket.Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await HttpOutcomes.Problem(LimitText.Calls(by)).ExecuteAsync(context).ConfigureAwait(false);
    }
}

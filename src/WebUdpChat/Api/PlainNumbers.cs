using WebUdpChat.Core;

namespace WebUdpChat.Api;

/// <summary>Refuses numbers in queries that are not digits alone: a plus is a blank in a query, and no place is below zero.</summary>
internal static class PlainNumbers
{
    public static ValueTask<object?> RequireAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        RequestFault.DescribeNumbers(context.HttpContext.Request) is { } sentence
            ? new(HttpOutcomes.Problem(new Refusal(RefusalKind.Invalid, sentence)))
            : next(context);
}

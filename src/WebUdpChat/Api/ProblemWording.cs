using Microsoft.AspNetCore.Mvc;

namespace WebUdpChat.Api;

/// <summary>Gives the web server's own refusals the same stable types, and sentences, that all others have.</summary>
internal static class ProblemWording
{
    public static void Apply(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;

        // Nothing is traced, so that it would lead nowhere.
        problem.Extensions.Remove("traceId");
        if (problem.Status == StatusCodes.Status429TooManyRequests && context.HttpContext.Response.Headers.RetryAfter.Count == 0)
            context.HttpContext.Response.Headers.RetryAfter = "1";
        if (problem.Type?.StartsWith(ProblemTypes.Prefix, StringComparison.Ordinal) == true)
            return;
        var (type, title, detail) = Of(problem.Status ?? context.HttpContext.Response.StatusCode, context.HttpContext.Request);
        (problem.Type, problem.Title, problem.Detail) = (ProblemTypes.Prefix + type, title, detail);
    }

    private static (string Type, string Title, string Detail) Of(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status401Unauthorized => ("unauthorized", "Not signed in", "Sign in on the page, or send a token: Authorization: Bearer wuc_…"),
        StatusCodes.Status403Forbidden => ("forbidden", "Not permitted", "Your role does not permit this."),
        StatusCodes.Status404NotFound => ("not-found", "Not there", "There is nothing at this address. /openapi/v1.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed =>
            ("method-not-allowed", "Not done here", $"{request.Method} is not done at this address. The Allow header lists what is."),
        StatusCodes.Status415UnsupportedMediaType =>
            ("unsupported-media-type", "Not JSON", "Send the body as JSON in UTF-8, with the header Content-Type: application/json."),
        StatusCodes.Status413PayloadTooLarge => ("too-long", "Too long", "The request is longer than any that the gateway takes."),
        >= 400 and < 500 => ("invalid", "Not well-formed", "The request is not one that the gateway understands."),
        StatusCodes.Status503ServiceUnavailable => ("restarting", "Restarting", "The gateway is not there at the moment. Try again."),
        _ => (ProblemTypes.Internal, "Failed", "The gateway failed at this. Its log says more."),
    };

    /// <summary>What was thrown while a request was read or answered, for those who may know.</summary>
    public static ProblemDetails? Of(Exception exception, HttpRequest request) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => new ProblemDetails
        {
            Status = bad.StatusCode,
            Type = ProblemTypes.Prefix + "invalid",
            Title = "Not well-formed",
            Detail = RequestFault.Describe(bad, request),
        },
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode },
        _ => null,
    };
}

using Microsoft.AspNetCore.Mvc;
using WebUdpChat.Contract;
using WebUdpChat.Core.Reasons;

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
        var (type, title, why) = Of(problem.Status ?? context.HttpContext.Response.StatusCode, context.HttpContext.Request);
        (problem.Type, problem.Title) = (ProblemTypes.Prefix + type, title);
        Say(problem, why);
    }

    private static ProblemDetails Say(ProblemDetails problem, Reason why)
    {
        problem.Detail = why.Text;
        if (ReasonView.Of(why) is { } view)
            problem.Extensions["why"] = view;
        return problem;
    }

    private static (string Type, string Title, Reason Why) Of(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status401Unauthorized => ("unauthorized", "Not signed in", RequestReasons.SignIn.With()),
        StatusCodes.Status403Forbidden => ("forbidden", "Not permitted", AccessReasons.Role.With()),
        StatusCodes.Status404NotFound => ("not-found", "Not there", RequestReasons.Nothing.With()),
        StatusCodes.Status405MethodNotAllowed =>
            ("method-not-allowed", "Not done here", $"{request.Method} is not done at this address. The Allow header lists what is."),
        StatusCodes.Status415UnsupportedMediaType =>
            ("unsupported-media-type", "Not JSON", "Send the body as JSON in UTF-8, with the header Content-Type: application/json."),
        StatusCodes.Status413PayloadTooLarge => ("too-long", "Too long", RequestReasons.TooLong.With()),
        >= 400 and < 500 => ("invalid", "Not well-formed", RequestReasons.NotUnderstood.With()),
        StatusCodes.Status503ServiceUnavailable => ("restarting", "Restarting", RequestReasons.Away.With()),
        _ => (ProblemTypes.Internal, "Failed", RequestReasons.Failed.With()),
    };

    /// <summary>What was thrown while a request was read or answered, for those who may know.</summary>
    public static ProblemDetails? Of(Exception exception, HttpRequest request) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => Say(
            new ProblemDetails { Status = bad.StatusCode, Type = ProblemTypes.Prefix + "invalid", Title = "Not well-formed" },
            RequestFault.Describe(bad, request)),
        BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode },
        _ => null,
    };
}

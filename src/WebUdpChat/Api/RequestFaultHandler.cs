using Microsoft.AspNetCore.Diagnostics;
using WebUdpChat.Core;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Api;

/// <summary>Answers requests that could not be read, and those whose messages could not be, with problem details.</summary>
internal sealed class RequestFaultHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private static readonly Refusal Unreadable = new(RefusalKind.StorageUnavailable, "The gateway's history cannot be read at the moment. Try again.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is JournalStorageException)
        {
            await HttpOutcomes.Problem(Unreadable).ExecuteAsync(httpContext).ConfigureAwait(false);
            return true;
        }

        if (ProblemWording.Of(exception, httpContext.Request) is not { } problem)
            return false;
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem }).ConfigureAwait(false);
    }
}

using Microsoft.AspNetCore.Diagnostics;
using WebUdpChat.Core;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Api;

/// <summary>Answers requests that could not be read, and those whose messages could not be, with problem details.</summary>
internal sealed class RequestFaultHandler(IProblemDetailsService problems, IHostApplicationLifetime lifetime) : IExceptionHandler
{
    private static readonly Refusal Unreadable = new(RefusalKind.StorageUnavailable, StorageReasons.Unreadable.With());

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is JournalStorageException)
        {
            await HttpOutcomes.Problem(Unreadable).ExecuteAsync(httpContext).ConfigureAwait(false);
            return true;
        }

        if (exception is OperationCanceledException && (httpContext.RequestAborted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested))
        {
            // The rest of the request will not be read, and nobody may be there any more. Without this, the web server
            // goes on to read it, where its own end broke that off, and logs that it cannot.
            httpContext.Abort();
            return true;
        }

        if (ProblemWording.Of(exception, httpContext.Request) is not { } problem)
            return false;
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem }).ConfigureAwait(false);
    }
}

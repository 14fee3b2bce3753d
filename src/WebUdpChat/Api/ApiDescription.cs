using Microsoft.AspNetCore.OpenApi;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api;

/// <summary>The head of the OpenAPI document.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer(static (document, _, _) =>
    {
        document.Info.Title = "WebUdpChat";
        document.Info.Version = GatewayVersion.Text;
        document.Info.Description = "A chat gateway that joins browsers with anything that speaks UDP. Errors are problem details (RFC 9457) with a stable type.";
        return Task.CompletedTask;
    });
}

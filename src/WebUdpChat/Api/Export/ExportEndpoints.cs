using WebUdpChat.Access;

namespace WebUdpChat.Api.Export;

internal static class ExportEndpoints
{
    public static void AddExport(this IServiceCollection services)
    {
        services.AddSingleton<WireDatagrams>();
        services.AddSingleton<IExportFormat, TextFormat>();
        services.AddSingleton<IExportFormat, JsonLinesFormat>();
        services.AddSingleton<IExportFormat, PcapngFormat>();
        services.AddSingleton<ConversationExport>();
    }

    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/conversations/{id}/export", (string id, string? format, ConversationExport export) => export.Open(id, format))
            .RequireAuthorization(Policies.Viewer).WithTags("Conversations").WithSummary("A whole conversation as a file: txt, jsonl or pcapng")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain", additionalContentTypes: ["application/jsonl", "application/x-pcapng"])
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
}

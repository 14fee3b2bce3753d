using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Contract;

namespace WebUdpChat.Weather;

internal static class ProbeEndpoints
{
    public static void MapProbes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/probes").WithTags("Probes").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", (ProbeBook probes) => Results.Json(probes.List())).WithSummary("The last probes, and whose are answered").Produces<ProbesView>();
        group.MapPost("", (StartProbeRequest request, ProbeBook probes) => Task.FromResult(probes.Start(request)).ToResultAsync(StatusCodes.Status201Created))
            .Admin().WithSummary("Probes a peer").Produces<ProbeView>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPut("answers", (AnswerProbesRequest request, ProbeBook probes) => Task.FromResult(probes.Answer(request)).ToResultAsync())
            .Admin().WithSummary("Answers the probes of a peer, or of everybody at a listener").Produces<ProbesView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id}", (string id, ProbeBook probes) => Task.FromResult(probes.Find(id)).ToResultAsync())
            .WithSummary("A probe").Produces<ProbeView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("{id}/export", (string id, ProbeBook probes) => Export(id, probes))
            .WithSummary("Each datagram of a probe, as comma-separated values").Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("{id}", (string id, ProbeBook probes) => Task.FromResult(probes.Stop(id)).ToNoContentAsync())
            .Admin().WithSummary("Stops a probe").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Export(string id, ProbeBook probes)
    {
        var text = probes.Export(id);
        return text.IsRefused ? HttpOutcomes.Problem(text.Refusal) : Results.File(System.Text.Encoding.UTF8.GetBytes(text.Value), "text/csv", $"webudpchat-probe-{id}.csv");
    }
}

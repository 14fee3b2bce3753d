using WebUdpChat.Access;
using WebUdpChat.Contract;

namespace WebUdpChat.Doctor;

internal static class DoctorEndpoints
{
    public static void MapDoctor(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/doctor", (DoctorBook doctor) => Results.Json(doctor.Look()))
            .RequireAuthorization(Policies.Viewer).WithTags("Status").WithSummary("How the gateway stands in its network").Produces<DoctorView>();
}

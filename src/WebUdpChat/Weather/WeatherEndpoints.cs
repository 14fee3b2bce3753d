using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Weather.Lessons;

namespace WebUdpChat.Weather;

internal static class WeatherEndpoints
{
    public static void AddWeather(this IServiceCollection services)
    {
        services.AddSingleton<LabBook>();
        services.AddSingleton<WeatherStation>();
        services.AddHostedService(static services => services.GetRequiredService<WeatherStation>());
        services.AddSingleton<WeatherBook>();
        services.AddSingleton<ProbeBook>();
        services.AddSingleton<CaptureBook>();
        services.AddSingleton<MemberLesson>();
        services.AddSingleton<LessonBook>();
    }

    public static void MapCapture(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/listeners/{name}/capture", (string name, int? seconds, int? mebibytes, CaptureBook captures) => captures.Open(name, seconds, mebibytes))
            .RequireAuthorization(Policies.Viewer).WithTags("Weather").WithSummary("All that comes to a listener and leaves it, as pcapng, while it happens")
            .Produces(StatusCodes.Status200OK, contentType: "application/x-pcapng").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    public static void MapWeather(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/weather").WithTags("Weather").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", (WeatherBook weather) => Results.Json(weather.Look())).WithSummary("The datagrams of all listeners, peers and rooms").Produces<WeatherView>();
        group.MapGet("listeners/{name}", (string name, int? seconds, WeatherBook weather) => Task.FromResult(weather.Listener(name, seconds)).ToResultAsync())
            .WithSummary("The datagrams of a listener, with its last seconds").Produces<TrafficView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("peers/{id}", (string id, int? seconds, WeatherBook weather) => Task.FromResult(weather.Peer(id, seconds)).ToResultAsync())
            .WithSummary("The datagrams of a peer, with its last seconds").Produces<TrafficView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("rooms/{id}", (string id, int? seconds, WeatherBook weather) => Task.FromResult(weather.Room(id, seconds)).ToResultAsync())
            .WithSummary("The datagrams of a room, with its last seconds").Produces<TrafficView>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}

using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Api.Export;
using WebUdpChat.Configuration;
using WebUdpChat.Doctor;
using WebUdpChat.Health;
using WebUdpChat.Hosting;
using WebUdpChat.Hubs;
using WebUdpChat.Hubs.Sockets;
using WebUdpChat.Storage.Moving;
using WebUdpChat.Weather;
using WebUdpChat.Weather.Lessons;

if (args is [HealthCheck.Command, ..])
    return await HealthCheck.RunAsync(args[1..]);
if (args is [MigrateCommand.Command, ..])
    return await MigrateCommand.RunAsync(args[1..]);
if (CommandLine.Answer(args, out var expanded) is { } exitCode)
    return exitCode;

return await GatewayRun.RunAsync(() =>
{
    var builder = SlimHost.CreateBuilder(expanded);
    builder.AddDefaults();
    builder.Services.AddGatewaySettings();
    builder.Services.AddGateway();
    builder.Services.AddChat();
    builder.Services.AddWeather();
    builder.Services.AddChatHub();
    builder.Services.AddApi();
    builder.Services.AddAccess();

    var app = builder.Build();
    HubSockets.UseServing(app);
    app.UseSecurityHeaders();
    app.UseProblemDetails();
    app.UseBorder();
    app.Use(Farewell.Guard);
    app.UseHeadRequests();
    app.UseBodyCharset();
    app.UsePage();
    app.Use(RequestDoor.GuardConnection);
    app.UseAccess();
    app.Use(HubDoor.Guard);
    HubSockets.UseAdmission(app);
    app.MapPage();
    app.MapHub<ChatHub>("/hub", ChatHubTransport.Configure).RequireAuthorization(Policies.Viewer);
    app.MapHealth();
    app.MapMetrics();
    app.MapStatus();
    app.MapDoctor();
    app.MapWeather();
    app.MapLab();
    app.MapProbes();
    app.MapCapture();
    app.MapLessons();
    app.MapListeners();
    app.MapPeers();
    app.MapConversations();
    app.MapMessages();
    app.MapExport();
    app.MapEvents();
    app.MapSignIn();
    app.MapPasskeys();
    app.MapPeople();
    app.MapAudit();
    ApiDescription.Map(app);
    return app;
});

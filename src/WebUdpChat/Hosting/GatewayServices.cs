using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Api.Export;
using WebUdpChat.Chat;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Peers;
using WebUdpChat.Doctor;
using WebUdpChat.Hubs;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Hosting;

/// <summary>What the host is made of.</summary>
internal static class GatewayServices
{
    // So that a slow call, such as one that looks up a host, does not hold up what is said meanwhile. Calls begin in the order they came.
    private const int MaxCallsAtOnce = 16;

    public static void AddGatewaySettings(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidator>();
        services.AddSingleton<IConfigureOptions<GatewayOptions>, GatewayOptionsBinding>();
        services.AddOptions<GatewayOptions>();
        services.Configure<HostOptions>(static options =>
        {
            options.ShutdownTimeout = Drain.Everything;

            // A stalled request may take all of the web server's time to end, and must not take that of the drain.
            options.ServicesStopConcurrently = true;
        });
    }

    /// <summary>Refuses wrong settings, all in one, before the framework stops at the first of those that it reads itself.</summary>
    /// <exception cref="OptionsValidationException">There are some.</exception>
    public static void CheckSettings(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddGatewaySettings();
        using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IOptions<GatewayOptions>>().Value;
    }

    public static void AddGateway(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HostResolver>();
        services.AddSingleton<DataFolder>();
        services.AddSingleton<JournalOpening>();
        services.AddSingleton<LastSeen>();
        services.AddSingleton<RelayCounters>();
        services.AddSingleton(static services => PolicySetup.Gate(Policy(services), services.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Intake>();
        services.AddSingleton<ListenerRack>();
        services.AddSingleton<OwnSockets>();
        services.AddSingleton(static services => PolicySetup.Targets(
            Policy(services), services.GetRequiredService<Exposure>(), services.GetRequiredService<OwnSockets>()));
        services.AddSingleton<ListenerFactory>();
        services.AddSingleton<GatewayRuntime>();
        services.AddSingleton<ListenerWatch>();
        services.AddSingleton<LossRecorder>();
        services.AddSingleton<Retention>();
        services.AddSingleton<PeerCare>();
        services.AddSingleton<NodeCare>();
        services.AddHostedService<GatewayService>();
    }

    public static void AddChat(this IServiceCollection services)
    {
        services.AddSingleton<ListenerBook>();
        services.AddSingleton<PeerBook>();
        services.AddSingleton<AddressBook>();
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<SearchTurns>();
        services.AddSingleton<MessageBook>();
        services.AddSingleton<MissedPages>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<EventWriter>();
        services.AddSingleton<StatusBook>();
        services.AddSingleton<DoctorBook>();
        services.AddSingleton<TestDatagram>();
    }

    public static void AddChatHub(this IServiceCollection services)
    {
        services.AddSingleton<LimitCounters>();
        services.AddSingleton<HubDoor>();
        services.AddSingleton<FeedWriter>();
        services.AddSingleton<OtherNodes>();
        services.AddSingleton<WriteRound>();
        services.AddSingleton<Lobby>();
        services.AddSingleton<HubLifetimeManager<ChatHub>, ChatLifetime>();
        services.AddSingleton<HubSockets>();
        services.AddHostedService(static services => services.GetRequiredService<HubSockets>());
        services.AddHostedService<StatsTicker>();
        services.AddHostedService<NodeExchange>();
        services.AddHostedService<Farewell>();
        services.AddSingleton<HelloTurns>();
        services.Configure<JsonHubProtocolOptions>(static options => Write(options.PayloadSerializerOptions));
        services.AddSignalR(static options =>
        {
            options.MaximumReceiveMessageSize = HostDefaults.MaxRequestBytes;
            options.MaximumParallelInvocationsPerClient = MaxCallsAtOnce;
        });

        // As they are, for they keep nothing of a call: SignalR would make one of each type for each call.
        services.AddSingleton<CallFilter>();
        services.AddSingleton<AuditFilter>();
        services.AddOptions<HubOptions>().Configure<CallFilter, AuditFilter>(static (options, call, audit) =>
        {
            options.AddFilter(call);
            options.AddFilter(audit);
        });

        // It logs every refused call as an error with a stack trace. CallFilter logs those that are errors.
        services.Configure<LoggerFilterOptions>(static options =>
            options.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None, null)));

        // After SignalR's own of the same name, so that it takes its place.
        services.AddSingleton<JsonHubProtocol>();
        services.AddSingleton<IHubProtocol, ChatHubProtocol>();
    }

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options =>
        {
            Write(options.SerializerOptions);

            // A misspelt name would be as good as left out, and clientMessageId protects only where it is read. The hub is
            // lenient: its pages may be of the version before or after.
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.AddSingleton<RequestDoor>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<WeatherMetrics>();
        services.AddSingleton<Metrics>();
        services.AddExport();
        services.AddProblemDetails(static options => options.CustomizeProblemDetails = ProblemWording.Apply);
        services.AddExceptionHandler<RequestFaultHandler>();
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        services.AddSingleton(gateway => new ApiDescription(gateway, services));
    }

    private static PolicyOptions Policy(IServiceProvider services) => services.GetRequiredService<IOptions<GatewayOptions>>().Value.Policy;

    private static void Write(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new TimeConverter());
    }
}

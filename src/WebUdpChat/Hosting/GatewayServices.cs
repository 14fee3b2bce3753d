using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WebUdpChat.Api;
using WebUdpChat.Chat;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;
using WebUdpChat.Hubs;

namespace WebUdpChat.Hosting;

/// <summary>What the host is made of.</summary>
internal static class GatewayServices
{
    // A text of 65,507 bytes whose every character is escaped as six (\u001b), and what stands around it.
    private const int MaxHubMessageBytes = 512 << 10;

    public static void AddGatewaySettings(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidator>();
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateOnStart();
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = Drain.Connections);
    }

    public static void AddGateway(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HostResolver>();
        services.AddSingleton<JournalOpening>();
        services.AddSingleton<GatewayRuntime>();
        services.AddSingleton<LossRecorder>();
        services.AddSingleton<Retention>();
        services.AddHostedService<GatewayService>();
    }

    public static void AddChat(this IServiceCollection services)
    {
        services.AddSingleton<PeerBook>();
        services.AddSingleton<ConversationBook>();
        services.AddSingleton<MessageBook>();
        services.AddSingleton<FeedReader>();
        services.AddSingleton<EventWriter>();
        services.AddSingleton<StatusBook>();
        services.AddSingleton<TestDatagram>();
    }

    public static void AddChatHub(this IServiceCollection services)
    {
        services.AddSingleton<FeedWriter>();
        services.AddSingleton<Lobby>();
        services.AddSingleton<HubLifetimeManager<ChatHub>, ChatLifetime>();
        services.AddHostedService<StatsTicker>();
        services.AddSignalR(static options => options.MaximumReceiveMessageSize = MaxHubMessageBytes)
            .AddJsonProtocol(static options => Write(options.PayloadSerializerOptions));
    }

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options => Write(options.SerializerOptions));
        services.AddSingleton<EventStream>();
        services.AddSingleton<Metrics>();
        services.AddProblemDetails();
        services.AddOpenApi();
    }

    private static void Write(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new TimeConverter());
    }
}

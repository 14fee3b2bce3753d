using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Hosting;

public sealed class SlimHostTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("systemd")]
    public async Task CreateBuilder_FormatOfTheLogIsSet_IsTheSetting(string format)
    {
        await using var app = SlimHost.CreateBuilder([$"--Logging:Console:FormatterName={format}"]).Build();

        Assert.Equal(format, Format(app));
    }

    [Fact]
    public async Task CreateBuilder_NothingIsSet_LogsForPeople()
    {
        await using var app = SlimHost.CreateBuilder([]).Build();

        Assert.Equal(ConsoleFormatterNames.Simple, Format(app));
    }

    [Fact]
    public async Task CreateBuilder_Always_TakesOnlyConnectionsThatAreCounted()
    {
        await using var app = SlimHost.CreateBuilder([]).Build();

        Assert.Single(app.Services.GetServices<IConnectionListenerFactory>(), static factory => factory.GetType().Name == "SocketTransportFactory");
        Assert.Empty(app.Services.GetServices<IMultiplexedConnectionListenerFactory>());
    }

    private static string? Format(WebApplication app) => app.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName;
}

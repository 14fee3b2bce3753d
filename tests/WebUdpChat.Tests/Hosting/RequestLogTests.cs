using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Hosting;

public sealed class RequestLogTests
{
    [Theory]
    [InlineData(false, "Default=Information", "Microsoft=Warning")]
    [InlineData(false, "Default=Trace", "Microsoft=Information", "Microsoft.AspNetCore=Warning")]
    [InlineData(false, "Microsoft.AspNetCore.Hosting.Diagnostics=Warning")]
    [InlineData(true, "Microsoft=Warning", "Microsoft.AspNetCore=Information")]
    [InlineData(true, "Microsoft=Warning", "microsoft.aspnetcore.hosting=Debug")]
    [InlineData(true, "Microsoft=Warning", "Microsoft.AspNetCore.Hosting.Diagnostics=Information")]
    public async Task Quiet_ByTheLevelThatIsSet_KeepsWhatSomebodyReads(bool isKept, params string[] levels)
    {
        await using var app = Build(new ErrorLog(), [.. levels.Select(static level => $"--Logging:LogLevel:{level}")]);

        Assert.Equal(isKept, IsKept(app));
    }

    [Fact]
    public async Task Quiet_LevelOfOneOutputOnly_KeepsWhatIsReadThere()
    {
        await using var app = Build(new ErrorLog(), "--Logging:LogLevel:Microsoft=Warning", "--Logging:Console:LogLevel:Microsoft.AspNetCore=Information");

        Assert.True(IsKept(app));
    }

    [Fact]
    public async Task Quiet_RequestThatFails_IsNotTracedAndStillLogged()
    {
        using var log = new ErrorLog();
        var traced = default(Activity);
        await using var app = Build(log, "--Logging:LogLevel:Microsoft=Warning", "--urls=http://127.0.0.1:0");
        app.MapGet("/", void () =>
        {
            traced = Activity.Current;
            throw new InvalidOperationException("the very fault");
        });
        await app.StartAsync();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(app.Urls.Single()));
        await app.StopAsync();

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Null(traced);
        Assert.Contains(log.Unannounced, static line => line.Contains("the very fault", StringComparison.Ordinal));
    }

    private static WebApplication Build(ErrorLog log, params string[] settings)
    {
        var builder = SlimHost.CreateBuilder(settings);
        builder.Logging.AddProvider(log);
        builder.Services.PostConfigure<LoggerFilterOptions>(RequestLog.Quiet);
        return builder.Build();
    }

    private static bool IsKept(WebApplication app) => app.Services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue.Rules
        .All(static rule => rule.CategoryName != RequestLog.Category || rule.LogLevel != LogLevel.None);
}

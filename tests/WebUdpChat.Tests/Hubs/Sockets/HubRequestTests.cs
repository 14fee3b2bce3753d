using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Tests.Hubs.Sockets;

public sealed class HubRequestTests : IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddScoped<Made>().BuildServiceProvider();
    private readonly DefaultHttpContext _context = new();

    public HubRequestTests()
    {
        _context.Features.Set<IServiceProvidersFeature>(new RequestServicesFeature(_context, _services.GetRequiredService<IServiceScopeFactory>()));
        _context.Request.Headers.Cookie = "a long one";
        _context.Items["a key"] = "something";
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Forget_WhatWasMadeForTheRequest_IsGivenUp()
    {
        var made = _context.RequestServices.GetRequiredService<Made>();

        await HubRequest.ForgetAsync(_context, _services);

        Assert.True(made.IsDisposed);
        Assert.Empty(_context.Request.Headers);
        Assert.Empty(_context.Items);
    }

    [Fact]
    public async Task Forget_WhoeverComesBehind_FindsTheGatewaysServices()
    {
        await HubRequest.ForgetAsync(_context, _services);

        Assert.Same(_services, _context.RequestServices);
    }

    [Fact]
    public async Task Forget_WhatFoundOutWhoItIs_IsGivenUpButNotWhoItIs()
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddAuthentication("any").AddScheme<AuthenticationSchemeOptions, AnybodyHandler>("any", null).Services.BuildServiceProvider();
        _context.RequestServices = services;
        await new AuthenticationMiddleware(static _ => Task.CompletedTask, services.GetRequiredService<IAuthenticationSchemeProvider>()).Invoke(_context);
        var result = _context.Features.GetRequiredFeature<IAuthenticateResultFeature>();
        Assert.NotNull(result.AuthenticateResult);

        await HubRequest.ForgetAsync(_context, _services);
        Assert.Null(result.AuthenticateResult);
        Assert.Same(Caller.Anybody, _context.User);
    }

    private sealed class AnybodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Caller.Anybody, Scheme.Name)));
    }

    private sealed class Made : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}

using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Access;

/// <summary>Opens the accounts before the page is served, and makes the setup link where there are none.</summary>
internal sealed class AccessStart(Exposure exposure, AccountDatabase database, AccountRows accounts, SetupTicket ticket) : IHostedService
{
    /// <summary>The secret of the setup link; null where there is an owner, or nobody needs an account.</summary>
    public string? SetupSecret { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!exposure.NeedsAccounts)
            return Task.CompletedTask;
        database.Open();
        if (!accounts.Any())
            SetupSecret = ticket.Issue();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Tells what an address means while it is typed. A host name is looked up only where that is asked for.</summary>
internal sealed class AddressBook(GatewayRuntime runtime, HostResolver resolver)
{
    public async Task<Outcome<AddressView>> CheckAsync(CheckAddressRequest request, CancellationToken cancellation)
    {
        var listener = request.Listener is { } name ? runtime.Listeners.Find(name) : runtime.Listeners.All.FirstOrDefault();
        if (listener is null)
            return new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(request.Listener ?? ""));
        if (PeerAddressParser.TryParse(request.Address, out var target) is var error and not AddressError.None)
            return Problem(new AddressView(null, null, null, null, Word(error), null), AddressErrorText.For(error));
        if (target.Address is null && !request.Resolve)
            return new AddressView(null, target.Host, target.Port, null, null, null);
        var families = listener.Transports.Select(static transport => transport.LocalAddress.Family).ToHashSet();
        var found = await resolver.ResolveAsync(target, families, cancellation).ConfigureAwait(false);
        if (found.Error == ResolveError.None && runtime.Judge(found.Address, listener) is var verdict and not TargetVerdict.Permitted)
            return Problem(new AddressView(found.Address.ToString(), target.Host, target.Port, null, Word(verdict), null), TargetText.For(verdict, found.Address));
        return found.Error == ResolveError.None
            ? new AddressView(found.Address.ToString(), target.Host, target.Port, PeerAt(listener, found.Address), null, null)
            : Problem(new AddressView(null, target.Host, target.Port, null, Word(found.Error), null), found.Describe());
    }

    private string? PeerAt(PeerListener listener, PeerAddress address) =>
        runtime.State.PeersByKey.Find(new PeerKey(listener.Name, address))?.Id.ToString();

    private static AddressView Problem(AddressView view, Reason why) => view with { Detail = why.Text, Why = ReasonView.Of(why) };

    private static string Word(Enum error) => char.ToLowerInvariant(error.ToString()[0]) + error.ToString()[1..];
}

using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Adds, changes and removes peers for browsers and scripts.</summary>
internal sealed class PeerBook(GatewayRuntime runtime, HostResolver resolver)
{
    public IReadOnlyList<PeerView> List() =>
        [.. runtime.State.Peers.Committed.OrderBy(static peer => peer.Id.Value).Select(View)];

    public Outcome<PeerView> Find(string id) =>
        PeerId.TryParse(id, out var peerId) && runtime.State.Peers.Find(peerId) is { } peer ? View(peer) : NoPeer(id);

    public Task<Outcome<PeerView>> AddAsync(AddPeerRequest request, CancellationToken cancellation) =>
        AddAsync(request, named: false, cancellation);

    /// <summary>Adds a peer that the settings name: it may be at a target that is denied to all others.</summary>
    public Task<Outcome<PeerView>> AddNamedAsync(AddPeerRequest request, CancellationToken cancellation) =>
        AddAsync(request, named: true, cancellation);

    public async Task<Outcome<PeerView>> UpdateAsync(UpdatePeerRequest request)
    {
        if (!PeerId.TryParse(request.PeerId, out var id))
            return NoPeer(request.PeerId);
        var name = DisplayName.Check(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        var change = PeerSettingsChange.Read(request.Settings);
        if (change.IsRefused)
            return change.Refusal;
        var command = new UpdatePeer(id, request.Name is null ? null : name.Value, request.State, change.Value.Apply);
        return View(await runtime.Journal.ExecuteAsync(command).ConfigureAwait(false));
    }

    public async Task<Outcome<PeerId>> RemoveAsync(string id) =>
        PeerId.TryParse(id, out var peerId) ? await runtime.Journal.ExecuteAsync(new RemovePeer(peerId)).ConfigureAwait(false) : NoPeer(id);

    public async Task<Outcome<PeerView>> MergeAsync(MergePeersRequest request)
    {
        if (!PeerId.TryParse(request.PeerId, out var later))
            return NoPeer(request.PeerId);
        if (!PeerId.TryParse(request.Into, out var earlier))
            return Unusable.Id("into", "peer", request.Into);
        var heard = runtime.LastSeen.Of(later);
        var merged = await runtime.Journal.ExecuteAsync(new MergePeers(earlier, later)).ConfigureAwait(false);
        if (!merged.IsRefused && heard is { } at)
            runtime.LastSeen.Touch(earlier, at);
        return View(merged);
    }

    public static Refusal NoPeer(string? id) => Unusable.Id("peerId", "peer", id);

    private async Task<Outcome<PeerView>> AddAsync(AddPeerRequest request, bool named, CancellationToken cancellation)
    {
        if (ListenerOf(request.Listener) is not { } listener)
            return new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(request.Listener ?? ""));
        if (PeerAddressParser.TryParse(request.Address ?? "", out var target) is var error and not AddressError.None)
            return new Refusal(RefusalKind.Invalid, AddressErrorText.For(error));
        var name = DisplayName.Check(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        var settings = PeerSettingsChange.Read(request.Settings);
        if (settings.IsRefused)
            return settings.Refusal;
        var families = listener.Transports.Select(static transport => transport.LocalAddress.Family).ToHashSet();
        var found = await resolver.ResolveAsync(target, families, cancellation).ConfigureAwait(false);
        if (found.Error != ResolveError.None)
            return new Refusal(RefusalKind.Invalid, found.Describe());
        if (named)
            runtime.Targets.Permit(found.Address);
        if (runtime.Judge(found.Address, listener, named) is var verdict and not TargetVerdict.Permitted)
            return new Refusal(RefusalKind.Forbidden, TargetText.For(verdict, found.Address));
        var command = new AddPeer(new PeerKey(listener.Name, found.Address), listener.Dialect.Name,
            request.Name is null ? null : name.Value, settings.Value.Apply, PeerSettings.Of(listener.Dialect));
        return View(await runtime.Journal.ExecuteAsync(command).ConfigureAwait(false));
    }

    private PeerListener? ListenerOf(string? listener) =>
        listener is null ? runtime.Listeners.All.FirstOrDefault() : runtime.Listeners.Find(listener);

    private Outcome<PeerView> View(Outcome<Peer> peer) => peer.IsRefused ? peer.Refusal : View(peer.Value);

    private PeerView View(Peer peer) => Views.Of(peer, runtime.LastSeen.Of(peer.Id));
}

using System.Collections.Concurrent;
using System.Net.Sockets;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Transport;
using WebUdpChat.Weather;

namespace WebUdpChat.Hosting;

/// <summary>The listeners that run, each with what it is to be and how it is.</summary>
internal sealed class ListenerRack(ListenerFactory factory, Intake intake, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ListenerCondition> _conditions = new();

    /// <summary>The listeners by name.</summary>
    public ListenerDirectory Directory { get; } = new();

    /// <summary>How a listener is; null where there is none of this name.</summary>
    public ListenerCondition? Of(string name) => _conditions.GetValueOrDefault(name);

    /// <summary>Binds the listeners of the settings. Without the first the gateway does not start; an address that the others want may come later.</summary>
    /// <exception cref="StartException">One cannot be bound.</exception>
    public void BindConfigured(IEnumerable<ListenerSettings> settings)
    {
        foreach (var one in settings)
        {
            try
            {
                var listener = Bind(one.Setup, error => !one.IsFirst && error == SocketError.AddressNotAvailable);
                Add(listener, one.Setup, ListenerOrigin.Settings);
                listener.Lab.TrySet(null, LabSetting.Read(one.Lab));
            }
            catch (BindException exception)
            {
                throw exception.ForStart(one.Key);
            }
        }
    }

    /// <summary>Brings back the listeners that were added before. One whose name the settings have by now is left out.</summary>
    public void BindAdded(IEnumerable<ListenerSetup> setups)
    {
        foreach (var setup in setups.Where(setup => Directory.Find(setup.Name) is null && !ListenerRules.Faults(setup).Any()))
            Add(Bind(setup, static _ => true), setup, ListenerOrigin.Added);
    }

    /// <summary>Binds a listener that is not among these yet.</summary>
    public PeerListener Bind(ListenerSetup setup, Func<SocketError, bool> mayWait)
    {
        var listener = factory.Bind(setup, intake, mayWait);
        listener.Check(LocalNetwork.Read());
        return listener;
    }

    /// <summary>Takes in a listener.</summary>
    public ListenerCondition Add(PeerListener listener, ListenerSetup setup, ListenerOrigin origin)
    {
        var condition = new ListenerCondition(setup, origin, listener.Trouble, time.GetUtcNow());
        _conditions[setup.Name] = condition;
        Directory.Add(listener);
        return condition;
    }

    /// <summary>Puts a listener in the place of another of the same name.</summary>
    public void Replace(PeerListener old, PeerListener listener, ListenerSetup setup)
    {
        _conditions[setup.Name] = _conditions[setup.Name] with { Setup = setup };
        Directory.Replace(old, listener);
    }

    /// <summary>Changes what does not need other sockets.</summary>
    public void Adjust(PeerListener listener, ListenerSetup setup)
    {
        _conditions[setup.Name] = _conditions[setup.Name] with { Setup = setup };
        foreach (var transport in listener.Transports.OfType<SupervisedTransport>())
            transport.Change(factory.Options(setup));
        if (setup.Member is { } member)
            listener.TryTell(new IpMessengerChanged(MemberRules.Options(member)));
    }

    /// <summary>Takes a listener out.</summary>
    public void Remove(PeerListener listener)
    {
        Directory.Remove(listener);
        _conditions.TryRemove(listener.Name, out _);
    }

    /// <summary>Looks how a listener is. Returns its condition where that is another than before.</summary>
    public ListenerCondition? Look(PeerListener listener)
    {
        if (Of(listener.Name) is not { } known || known.Trouble == listener.Trouble)
            return null;
        var now = known with { Trouble = listener.Trouble, Since = time.GetUtcNow() };
        return _conditions.TryUpdate(listener.Name, now, known) ? now : null;
    }
}

using System.Runtime.CompilerServices;
using WebUdpChat.Contract;

namespace WebUdpChat.Hubs;

/// <summary>What is to happen as soon as the answer to a hello has been written, so that nothing overtakes it.</summary>
internal sealed class HelloTurns
{
    private readonly ConditionalWeakTable<HelloAnswer, Action> _turns = [];

    /// <summary>Keeps what is to happen. Forgotten with the answer where that is never written.</summary>
    public void Keep(HelloAnswer answer, Action then) => _turns.Add(answer, then);

    /// <summary>The answer is written.</summary>
    public void Answered(HelloAnswer answer)
    {
        if (_turns.TryGetValue(answer, out var then))
            then();
    }
}

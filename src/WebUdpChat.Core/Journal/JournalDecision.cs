using Microsoft.Extensions.Logging;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>Decides what a group of requests comes to, in order, without writing any of it.</summary>
internal sealed class JournalDecision(IJournalStore store, GatewayState state, TimeProvider time, ILogger log)
{
    private readonly ISharedJournalStore? _shared = store as ISharedJournalStore;

    /// <summary>Decides. The state has what was decided, and can still be rolled back; where this throws, it has been.</summary>
    /// <param name="group">The requests. One that throws is a fault in the program and is taken out.</param>
    /// <param name="nextSeq">The place of the next event.</param>
    /// <exception cref="JournalStorageException">The storage fails.</exception>
    public async ValueTask<JournalTransaction> DecideAsync(List<JournalRequest> group, long nextSeq)
    {
        try
        {
            var known = _shared is null ? null : await LookAsync(group, _shared).ConfigureAwait(false);
            while (true)
            {
                var transaction = new JournalTransaction(state, store, nextSeq, time.GetUtcNow(), known);
                var faulty = await DecideEachAsync(group, transaction).ConfigureAwait(false);
                if (faulty is null)
                    return transaction;
                group.Remove(faulty);
                faulty.Leave();
                state.Rollback();
            }
        }
        catch
        {
            state.Rollback();
            throw;
        }
    }

    // One question for the whole group, while the others wait for the turn.
    private static async ValueTask<Dictionary<(ConversationId, string), ChatMessage?>?> LookAsync(List<JournalRequest> group, ISharedJournalStore shared)
    {
        var ids = group.Select(static request => request.LooksFor).OfType<(ConversationId, string)>().Distinct().ToList();
        if (ids.Count == 0)
            return null;
        var known = ids.ToDictionary(static id => id, static _ => default(ChatMessage));
        foreach (var found in await shared.FindByClientIdsAsync(ids, CancellationToken.None).ConfigureAwait(false))
            known[(found.ConversationId, found.ClientMessageId!)] = found;
        return known;
    }

    // It must not take the rest of its group with it.
    private async ValueTask<JournalRequest?> DecideEachAsync(List<JournalRequest> group, JournalTransaction transaction)
    {
        foreach (var request in group)
        {
            try
            {
                await request.DecideAsync(transaction).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not JournalStorageException)
            {
                JournalLog.DecisionFaulted(log, exception);
                request.Faulted(exception);
                return request;
            }
        }

        return null;
    }
}

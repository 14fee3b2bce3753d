using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class PendingMapTests
{
    private readonly PendingMap<int, string> _map = new();

    public PendingMapTests()
    {
        (_map[1], _map[2]) = ("one", "two");
        _map.Commit();
    }

    [Fact]
    public void Set_BeforeCommit_IsSeenByTheWriterOnly()
    {
        (_map[1], _map[2], _map[3]) = ("uno", null, "tres");

        Assert.Equal(("uno", null, "tres"), (_map[1], _map[2], _map[3]));
        Assert.Equal(("one", "two", null), (_map.Find(1), _map.Find(2), _map.Find(3)));
        Assert.Equal([(1, "uno"), (3, "tres")], _map.Pairs.Select(static pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(["one", "two"], _map.Committed.Order());
    }

    [Fact]
    public void Commit_Changes_AreSeenByAll()
    {
        (_map[1], _map[2], _map[3]) = ("uno", null, "tres");
        _map.Commit();

        Assert.Equal(("uno", null, "tres"), (_map.Find(1), _map.Find(2), _map.Find(3)));
        Assert.Equal(["tres", "uno"], _map.Committed.Order());
    }

    [Fact]
    public void Rollback_Changes_AreForgotten()
    {
        (_map[1], _map[2], _map[3]) = ("uno", null, "tres");
        _map.Rollback();

        Assert.Equal(("one", "two", null), (_map[1], _map[2], _map[3]));
        _map.Commit();
        Assert.Equal(["one", "two"], _map.Committed.Order());
    }

    [Fact]
    public void Remove_WhatIsNotThere_ChangesNothing()
    {
        _map[9] = null;
        _map.Commit();

        Assert.Equal(2, _map.Pairs.Count());
    }
}

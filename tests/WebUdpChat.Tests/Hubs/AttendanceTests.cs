using WebUdpChat.Contract;
using WebUdpChat.Hubs;

namespace WebUdpChat.Tests.Hubs;

public class AttendanceTests
{
    private static readonly UserView Ann = new("ann", "Ann");
    private static readonly UserView Bob = new("bob", "Bob");

    private readonly Attendance _attendance = new();

    [Fact]
    public void Enter_SecondPageOfSomebody_ChangesNothing()
    {
        Assert.True(_attendance.Enter(Bob));
        Assert.False(_attendance.Enter(Bob));
        Assert.True(_attendance.Enter(Ann));

        Assert.Equal([Ann, Bob], _attendance.List);
    }

    [Fact]
    public void Leave_LastPageOfSomebody_ChangesWhoIsHere()
    {
        _attendance.Enter(Ann);
        _attendance.Enter(Bob);
        _attendance.Enter(Bob);

        Assert.False(_attendance.Leave(Bob));
        Assert.True(_attendance.Leave(Bob));

        Assert.Equal([Ann], _attendance.List);
    }
}

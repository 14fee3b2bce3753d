using System.Runtime.InteropServices;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class ExtendedErrorTests
{
    private static readonly int HeaderLength = nint.Size + 8;

    [Theory]
    [InlineData(0, 11, 2, 3, 3, UnreachableReason.Port)]
    [InlineData(0, 11, 2, 3, 1, UnreachableReason.Host)]
    [InlineData(0, 11, 2, 3, 0, UnreachableReason.Network)]
    [InlineData(0, 11, 2, 3, 13, UnreachableReason.Prohibited)]
    [InlineData(0, 11, 2, 11, 0, UnreachableReason.Other)]
    [InlineData(41, 25, 3, 1, 4, UnreachableReason.Port)]
    [InlineData(41, 25, 3, 1, 3, UnreachableReason.Host)]
    [InlineData(41, 25, 3, 1, 0, UnreachableReason.Network)]
    [InlineData(41, 25, 3, 1, 1, UnreachableReason.Prohibited)]
    [InlineData(41, 25, 3, 2, 0, UnreachableReason.Other)]
    public void TryFind_BehindAnotherMessage_SaysWhatTheNetworkSaid(
        int level, int kind, byte origin, byte type, byte code, UnreachableReason expected)
    {
        byte[] control = [.. Message(1, 29, new byte[5]), .. Message(level, kind, Error(origin, type, code))];

        Assert.True(ExtendedError.TryFind(control, out var error));

        Assert.True(error.IsFromNetwork);
        Assert.Equal(expected, error.Reason);
    }

    [Fact]
    public void TryFind_OfTheMachinesOwnRefusal_IsNotFromTheNetwork()
    {
        Assert.True(ExtendedError.TryFind(Message(0, 11, Error(1, 0, 0)), out var error));

        Assert.False(error.IsFromNetwork);
    }

    [Fact]
    public void TryFind_OfEveryTruncation_IsFalse()
    {
        var control = Message(0, 11, Error(2, 3, 3));

        for (var length = 0; length < control.Length; length++)
            Assert.False(ExtendedError.TryFind(control.AsSpan(0, length), out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void TryFind_OfAnImpossibleLength_IsFalse(int length)
    {
        var control = Message(1, 29, new byte[8]);
        MemoryMarshal.Write(control, (nint)length);

        Assert.False(ExtendedError.TryFind(control, out _));
    }

    private static byte[] Error(byte origin, byte type, byte code) => [111, 0, 0, 0, origin, type, code, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Message(int level, int type, byte[] data)
    {
        var length = HeaderLength + data.Length;
        var message = new byte[(length + nint.Size - 1) & -nint.Size];
        MemoryMarshal.Write(message, (nint)length);
        MemoryMarshal.Write(message.AsSpan(nint.Size), level);
        MemoryMarshal.Write(message.AsSpan(nint.Size + 4), type);
        data.CopyTo(message, HeaderLength);
        return message;
    }
}

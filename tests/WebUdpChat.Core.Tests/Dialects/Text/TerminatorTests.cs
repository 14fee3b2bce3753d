using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Tests.Dialects.Text;

public sealed class TerminatorTests
{
    [Theory]
    [InlineData("", Terminator.None)]
    [InlineData("none", Terminator.None)]
    [InlineData("None", Terminator.None)]
    [InlineData("\n", Terminator.LineFeed)]
    [InlineData("\\n", Terminator.LineFeed)]
    [InlineData("lf", Terminator.LineFeed)]
    [InlineData("LF", Terminator.LineFeed)]
    [InlineData("\r\n", Terminator.CrLf)]
    [InlineData("\\r\\n", Terminator.CrLf)]
    [InlineData("crlf", Terminator.CrLf)]
    [InlineData("CrLf", Terminator.CrLf)]
    [InlineData("\r", Terminator.CarriageReturn)]
    [InlineData("\\r", Terminator.CarriageReturn)]
    [InlineData("CR", Terminator.CarriageReturn)]
    [InlineData("\0", Terminator.Nul)]
    [InlineData("\\0", Terminator.Nul)]
    [InlineData("nul", Terminator.Nul)]
    public void TryParse_Spelling_IsTheCharactersThemselves(string text, string expected)
    {
        Assert.True(Terminator.TryParse(text, out var terminator));
        Assert.Equal(expected, terminator);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("\n\r")]
    [InlineData("\n\n")]
    [InlineData("\\n\\r")]
    [InlineData("\\N")]
    [InlineData("\\t")]
    [InlineData("\\")]
    [InlineData("lf ")]
    [InlineData("null")]
    [InlineData("lfcr")]
    [InlineData("ｌｆ")]
    [InlineData("x")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(Terminator.TryParse(text, out var terminator));
        Assert.Equal(Terminator.None, terminator);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("hi", 0)]
    [InlineData("hi\n", 1)]
    [InlineData("hi\r", 1)]
    [InlineData("hi\r\n", 2)]
    [InlineData("hi\n\r", 1)]
    [InlineData("hi\n\n", 1)]
    [InlineData("hi\r\r\n", 2)]
    [InlineData("hi\0", 1)]
    [InlineData("hi\0\0\0", 3)]
    [InlineData("hi\n\0", 1)]
    [InlineData("hi\0\n", 1)]
    [InlineData("\0hi", 0)]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 2)]
    [InlineData("\0\0", 2)]
    public void Measure_EndOfADatagram_IsOneLineEndOrElseItsZeros(string text, int expected) =>
        Assert.Equal(expected, Terminator.Measure(System.Text.Encoding.ASCII.GetBytes(text)));
}

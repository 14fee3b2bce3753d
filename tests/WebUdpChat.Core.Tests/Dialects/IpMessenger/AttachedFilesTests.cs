using System.Text;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

public sealed class AttachedFilesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("0:a.txt:c:63b0:1:\a", "a.txt 12")]
    [InlineData("0:a.txt:c:63b0:1:\a:1:b c.png:1000:0:1:\a", "a.txt 12|b c.png 4096")]
    [InlineData("0:a::b.txt:c:0:1:\a", "a:b.txt 12")]
    [InlineData("0:::::c:0:1:\a", "::c 0")]
    [InlineData("0:报告.doc:ff:0:1:\a1:x:1:0:1:\a", "报告.doc 255|x 1")]
    [InlineData("0:a.txt:c", "a.txt 12")]
    [InlineData("0:a.txt", "")]
    [InlineData("0:a.txt:zz:0:1:\a", "")]
    [InlineData("0:a.txt:ffffffffffffffff:0:1:\a", "")]
    [InlineData("0::c:0:1:\a", "")]
    [InlineData("\a\a\a", "")]
    public void Read_AList_IsNamesAndSizes(string list, string expected) =>
        Assert.Equal(expected, string.Join('|', AttachedFiles.Read(Encoding.UTF8.GetBytes(list), TextCharset.Utf8).Select(static file => $"{file.Name} {file.Bytes}")));

    [Fact]
    public void Read_EndlessList_IsCut()
    {
        var list = string.Concat(Enumerable.Repeat("0:a:1:0:1:\a", 10_000));

        Assert.Equal(AttachedFiles.Max, AttachedFiles.Read(Encoding.UTF8.GetBytes(list), TextCharset.Utf8).Length);
    }
}

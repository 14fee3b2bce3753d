using System.Globalization;
using System.Text.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Contract;

public class TimeConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new TimeConverter() } };

    [Theory]
    [InlineData("2026-11-28T04:08:00Z", "2026-11-28T04:08:00.000Z")]
    [InlineData("2026-11-28T04:08:00.0005Z", "2026-11-28T04:08:00.000Z")]
    [InlineData("2026-12-31T23:59:59.9999999Z", "2026-12-31T23:59:59.999Z")]
    [InlineData("2026-11-28T01:30:00.125+09:00", "2026-11-27T16:30:00.125Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    public void Write_Time_IsUtcWithMilliseconds(string time, string written)
    {
        var value = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

        var json = JsonSerializer.Serialize(value, Options);
        Assert.Equal($"\"{written}\"", json);
        Assert.InRange(value - JsonSerializer.Deserialize<DateTimeOffset>(json, Options), TimeSpan.Zero, TimeSpan.FromMilliseconds(1) - TimeSpan.FromTicks(1));
    }
}

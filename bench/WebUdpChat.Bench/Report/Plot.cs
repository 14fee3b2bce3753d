using System.Globalization;
using System.Text;
using WebUdpChat.Bench.FanOut;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Report;

/// <summary>Draws what each delivery costs, a bar for each server, on a logarithmic scale.</summary>
internal sealed class Plot(IReadOnlyList<FanOutScenario> scenarios)
{
    private const int Width = 860;
    private const int Left = 210;
    private const int Right = 120;
    private const int BarHeight = 18;
    private const int Gap = 6;
    private const int TitleHeight = 34;

    private readonly StringBuilder _svg = new();
    private int _y = 8;

    public string Draw()
    {
        var drawn = scenarios.Where(static scenario => scenario.Results.Count > 0).ToList();
        foreach (var scenario in drawn)
            Draw(scenario);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{_y + 8}" viewBox="0 0 {Width} {_y + 8}" font-family="system-ui, sans-serif" font-size="13">
            <title>Microseconds of CPU for each delivery, on a logarithmic scale; the shorter the better</title>
            <rect width="100%" height="100%" fill="#fff"/>
            {_svg}</svg>

            """);
    }

    private void Draw(FanOutScenario scenario)
    {
        var bars = scenario.Plan.Servers.Where(scenario.Results.ContainsKey)
            .Select(kind => (Kind: kind, Micros: new Series(scenario.Results[kind].Select(static one => one.Micros)), Delivered: new Series(scenario.Results[kind].Select(static one => one.Delivered)))).ToList();
        var (low, high) = (bars.Min(static bar => bar.Micros.Median) / 2, bars.Max(static bar => bar.Micros.Median));
        Text(8, _y + 20, $"{scenario.Plan.Title}: µs of CPU for each delivery", "font-weight=\"600\"");
        _y += TitleHeight;
        foreach (var (kind, micros, delivered) in bars)
        {
            var length = (Width - Left - Right) * Math.Log(micros.Median / low) / Math.Log(high / low);
            Text(Left - 8, _y + 14, kind.Title, "text-anchor=\"end\"");
            _svg.AppendLine(CultureInfo.InvariantCulture, $"""<rect x="{Left}" y="{_y}" width="{length:F0}" height="{BarHeight}" fill="{(kind.Name == "ours" ? "#0a7d55" : "#9aa4b2")}"/>""");
            Text((int)(Left + length + 6), _y + 14, Number.Write(micros.Median) + (delivered.Median < 1 ? FormattableString.Invariant($" ({100 * delivered.Median:F0} % in time)") : ""), "");
            _y += BarHeight + Gap;
        }
    }

    private void Text(int x, int y, string text, string attributes) =>
        _svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}" fill="#1c2430" {attributes}>{text}</text>""");
}

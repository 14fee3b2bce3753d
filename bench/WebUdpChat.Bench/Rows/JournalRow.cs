using System.Diagnostics;
using WebUdpChat.Bench.Journal;
using WebUdpChat.Bench.Report;
using WebUdpChat.Bench.Servers;
using WebUdpChat.Bench.Statistics;

namespace WebUdpChat.Bench.Rows;

/// <summary>Row 7: what a long journal changes: appending, a page of history, a search, coming back.</summary>
internal sealed class JournalRow(BenchOptions options, TextWriter log)
{
    private const int PageSize = 100;
    private const int Missed = 10_000;

    private readonly long _messages = options.Long ? 10_000_000 : options.Quick ? 50_000 : 400_000;
    private readonly int _appended = options.Quick ? 20_000 : 50_000;
    private readonly int _pages = options.Quick ? 200 : 400;
    private readonly int _searches = options.Quick ? 100 : 200;
    private readonly Chatter _chatter = new();
    private readonly Random _random = new(7);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using var full = await JournalFolder.CreateAsync(_chatter).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        await full.AppendAsync(_messages).ConfigureAwait(false);
        await full.IndexAsync().ConfigureAwait(false);
        await log.WriteLineAsync(FormattableString.Invariant($"  {_messages:N0} messages made and indexed in {clock.Elapsed.TotalSeconds:F0} s")).ConfigureAwait(false);
        var append = await AppendAsync(full).ConfigureAwait(false);
        await full.IndexAsync().ConfigureAwait(false);
        await full.CloseAsync().ConfigureAwait(false);
        await using var gateway = await RunningServer.StartAsync(ServerKinds.Gateway, full.Path).ConfigureAwait(false);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{gateway.Place.Http}") };
        var title = FormattableString.Invariant($"journal of {_messages:N0} messages: ");
        return
        [
            new("journal.append", 7, title + "append rate, over an empty one", "×", append, Bound.Least(0.9)),
            new("journal.page", 7, title + "a page of history, p99", "ms", await TimeAsync(http, _pages, () => Page(full.HeadSeq)).ConfigureAwait(false), Bound.Most(20)),
            new("journal.search", 7, title + "a search, p99", "ms", await TimeAsync(http, _searches, Search).ConfigureAwait(false), Bound.Most(200)),
            new("journal.resume", 7, title + $"coming back after {Missed:N0} events", "ms", await ResumeAsync(gateway, full.HeadSeq).ConfigureAwait(false), Bound.Most(200)),
        ];
    }

    private async Task<Series> AppendAsync(JournalFolder full)
    {
        var ratios = new List<double>();
        for (var round = -1; round < options.Rounds; round++)
        {
            await using var empty = await JournalFolder.CreateAsync(_chatter).ConfigureAwait(false);
            var fresh = await empty.AppendAsync(_appended).ConfigureAwait(false);
            var old = await full.AppendAsync(_appended).ConfigureAwait(false);
            await log.WriteLineAsync(FormattableString.Invariant($"  append: empty {fresh:N0}/s, full {old:N0}/s")).ConfigureAwait(false);
            if (round >= 0)
                ratios.Add(old / fresh);
        }

        return new Series(ratios);
    }

    private async Task<Series> TimeAsync(HttpClient http, int requests, Func<string> next)
    {
        var rounds = new List<double>();
        for (var round = -1; round < options.Rounds; round++)
        {
            var times = new List<double>();
            for (var i = 0; i < requests; i++)
            {
                var path = next();
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(path).ConfigureAwait(false);
                answer.EnsureSuccessStatusCode();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            await log.WriteLineAsync(FormattableString.Invariant($"  {next().Split('?')[0]}: p50 {times[times.Count / 2]:F1}, p99 {times[times.Count * 99 / 100]:F1} ms")).ConfigureAwait(false);
            if (round >= 0)
                rounds.Add(times[times.Count * 99 / 100]);
        }

        return new Series(rounds);
    }

    private async Task<Series> ResumeAsync(RunningServer gateway, long headSeq)
    {
        using var reader = await HubReader.OpenAsync(gateway).ConfigureAwait(false);
        var rounds = new List<double>();
        for (var round = -2; round < options.Rounds; round++)
        {
            var upTo = headSeq - _random.NextInt64(headSeq - Missed - (2 * Chatter.Peers)); // elsewhere each time: what was read a moment ago is kept
            var took = await reader.ResumeAsync(upTo, Missed).ConfigureAwait(false);
            await log.WriteLineAsync(FormattableString.Invariant($"  resume: {took.TotalMilliseconds:F0} ms")).ConfigureAwait(false);
            if (round >= 0)
                rounds.Add(took.TotalMilliseconds);
        }

        return new Series(rounds);
    }

    private string Page(long headSeq) => FormattableString.Invariant(
        $"/api/conversations/{Chatter.ConversationOf(_random.Next(Chatter.Peers))}/messages?before={_random.NextInt64(headSeq)}&limit={PageSize}");

    // A word that is used much, one that is hardly used, two together, the beginning of one, one that nobody said; everywhere or in one place.
    private string Search()
    {
        var words = _chatter.Vocabulary;
        var query = _random.Next(5) switch
        {
            0 => words[_random.Next(20)],
            1 => words[^(1 + _random.Next(500))],
            2 => $"{words[_random.Next(200)]} {words[_random.Next(200)]}",
            3 => words[_random.Next(words.Count)][..3],
            _ => "unsaid",
        };
        var place = _random.Next(2) == 0 ? "" : $"&conversation={Chatter.ConversationOf(_random.Next(Chatter.Peers))}";
        return $"/api/search?q={Uri.EscapeDataString(query)}{place}";
    }
}

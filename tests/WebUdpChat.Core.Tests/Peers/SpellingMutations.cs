namespace WebUdpChat.Core.Tests.Peers;

/// <summary>Spellings of addresses with a few characters changed, taken out, put in or doubled; the same for the same seed.</summary>
internal static class SpellingMutations
{
    private const string Alphabet = "0123456789abcdefxX.:[]%@/ \t-+_\0\n\u00a0。．：１é\ud83d";

    public static IEnumerable<string> Of(int seed, int count)
    {
        var random = new Random(seed);
        string[] corpus =
        [
            .. AcceptedSpellings.All().Select(row => row.Text), .. RefusedSpellings.All().Select(row => row.Text).Where(text => text.Length < 100),
            "[fe80::1%eth0]:9000", "[ff02::1%2]:9000", "host.example:9000", "localhost:9000", "my_service.lan:9000",
        ];
        for (var i = 0; i < count; i++)
        {
            var text = corpus[random.Next(corpus.Length)];
            for (var changes = random.Next(4); changes > 0; changes--)
                text = Change(text, random);
            yield return text;
        }
    }

    private static string Change(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var until = random.Next(at, Math.Min(text.Length, at + 4) + 1);
        var c = Alphabet[random.Next(Alphabet.Length)].ToString();
        return random.Next(4) switch
        {
            0 => text.Insert(at, c),
            1 => text.Remove(at, until - at),
            2 => text.Insert(at, text[at..until]),
            _ => text.Remove(at, until - at).Insert(at, c),
        };
    }
}

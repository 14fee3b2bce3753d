namespace WebUdpChat.Core.Journal;

/// <summary>The letter without its accent for the small letters of the Latin-1 Supplement, Latin Extended-A and Vietnamese.</summary>
internal static class LatinFolding
{
    public static char? BaseOf(int lower) => lower switch
    {
        (>= 0xE0 and <= 0xE5) or (>= 0x100 and <= 0x105) or (>= 0x1EA0 and <= 0x1EB7) => 'a',
        0xE7 or (>= 0x106 and <= 0x10D) => 'c',
        >= 0x10E and <= 0x111 => 'd',
        (>= 0xE8 and <= 0xEB) or (>= 0x112 and <= 0x11B) or (>= 0x1EB8 and <= 0x1EC7) => 'e',
        >= 0x11C and <= 0x123 => 'g',
        >= 0x124 and <= 0x127 => 'h',
        (>= 0xEC and <= 0xEF) or (>= 0x128 and <= 0x131) or (>= 0x1EC8 and <= 0x1ECB) => 'i',
        >= 0x134 and <= 0x135 => 'j',
        >= 0x136 and <= 0x137 => 'k',
        >= 0x139 and <= 0x142 => 'l',
        0xF1 or (>= 0x143 and <= 0x149) => 'n',
        (>= 0xF2 and <= 0xF6) or 0xF8 or (>= 0x14C and <= 0x151) or 0x1A1 or (>= 0x1ECC and <= 0x1EE3) => 'o',
        >= 0x154 and <= 0x159 => 'r',
        >= 0x15A and <= 0x161 => 's',
        >= 0x162 and <= 0x167 => 't',
        (>= 0xF9 and <= 0xFC) or (>= 0x168 and <= 0x173) or 0x1B0 or (>= 0x1EE4 and <= 0x1EF1) => 'u',
        >= 0x174 and <= 0x175 => 'w',
        0xFD or 0xFF or (>= 0x176 and <= 0x178) or (>= 0x1EF2 and <= 0x1EF9) => 'y',
        >= 0x179 and <= 0x17E => 'z',
        _ => null,
    };
}

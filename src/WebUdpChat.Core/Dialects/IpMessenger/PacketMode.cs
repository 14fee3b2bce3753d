namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>What a packet is for: the low 8 bits of its command number (<c>ipmsg.h</c>). Values that are not here may come, too.</summary>
public enum PacketMode : byte
{
    /// <summary>Nothing: it may have opened a firewall.</summary>
    NoOperation = 0x00,

    /// <summary>A member enters, or asks who is there.</summary>
    Entry = 0x01,

    /// <summary>A member leaves.</summary>
    Exit = 0x02,

    /// <summary>The answer to an entry.</summary>
    AnswerEntry = 0x03,

    /// <summary>A member changed its name, or goes away or comes back.</summary>
    Absence = 0x04,

    /// <summary>A message.</summary>
    Message = 0x20,

    /// <summary>A message was received.</summary>
    Confirm = 0x21,

    /// <summary>A sealed message was opened.</summary>
    Opened = 0x30,

    /// <summary>A sealed message was thrown away unopened.</summary>
    Discarded = 0x31,

    /// <summary>It is known that a sealed message was opened.</summary>
    ConfirmOpened = 0x32,

    /// <summary>Asks which program it is.</summary>
    GetProgram = 0x40,

    /// <summary>Which program it is.</summary>
    Program = 0x41,

    /// <summary>Asks why a member is away.</summary>
    GetAbsence = 0x50,

    /// <summary>Why a member is away.</summary>
    AbsenceText = 0x51,

    /// <summary>Asks for a key to encrypt with.</summary>
    GetPublicKey = 0x72,

    /// <summary>FeiQ: a picture for a message, in pieces.</summary>
    FeiqPicture = 0xC0,

    /// <summary>FeiQ: knocks, so that the other window shakes.</summary>
    FeiqKnock = 0xD1,

    /// <summary>iptux: a message to many, to which its options say.</summary>
    IptuxMessage = 0xFB,
}

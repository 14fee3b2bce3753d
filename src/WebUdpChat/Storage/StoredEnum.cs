using System.Collections.Frozen;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>How the members of an enum are stored: as a number in a column, as a word in a body.</summary>
internal sealed class StoredEnum<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, (long Number, string Word)> _stored;
    private readonly FrozenDictionary<long, T> _byNumber;
    private readonly FrozenDictionary<string, T> _byWord;

    public StoredEnum(params (T Value, long Number, string Word)[] members)
    {
        _stored = members.ToFrozenDictionary(static member => member.Value, static member => (member.Number, member.Word));
        _byNumber = members.ToFrozenDictionary(static member => member.Number, static member => member.Value);
        _byWord = members.ToFrozenDictionary(static member => member.Word, static member => member.Value);
    }

    public long Number(T value) => _stored[value].Number;

    public string Word(T value) => _stored[value].Word;

    public T From(long number) => _byNumber.TryGetValue(number, out var value) ? value : throw Unknown(number);

    public T From(string word) => _byWord.TryGetValue(word, out var value) ? value : throw Unknown(word);

    private static JournalStorageException Unknown(object stored) =>
        new(StorageFailure.Corrupt, $"The journal holds '{stored}' where a {typeof(T).Name} must be.");
}

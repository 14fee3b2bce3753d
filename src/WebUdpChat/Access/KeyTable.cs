using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Access;

/// <summary>The keys of cookies in the database that the nodes share, so that a session begun at one is known at all.</summary>
internal sealed class KeyTable(AccountDatabase database) : IXmlRepository
{
    private const string SelectAll = "SELECT xml FROM key ORDER BY name";
    private const string Insert = "INSERT INTO key (name, xml) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.Use(static db => db.Statement(SelectAll).ReadAll(static row => XElement.Parse(row.Text(0))));

    public void StoreElement(XElement element, string friendlyName) => database.Use(db =>
    {
        db.Statement(Insert).Bind(1, friendlyName).Bind(2, element.ToString(SaveOptions.DisableFormatting)).Run();
        return true;
    });
}

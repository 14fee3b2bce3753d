/** German: addresses, conversations and peers that cannot be as somebody wants them. */
export const asking = {
  "address-empty": "Gib eine Adresse und einen Port an, zum Beispiel 192.0.2.1:9000.",
  "address-port-missing":
    "Der Port fehlt. Er steht nach einem Doppelpunkt, zum Beispiel 192.0.2.1:9000.",
  "address-port-invalid":
    "Der Port ist eine einfache Zahl von 1 bis 65535, zum Beispiel 192.0.2.1:9000.",
  "address-host-invalid":
    "Die Adresse ist IPv4 in vier Dezimalzahlen (192.0.2.1:9000), IPv6 in Klammern ([2001:db8::1]:9000) oder ein Hostname in ASCII (host.example:9000).",
  "address-scope-unknown":
    "Nach % steht der Name oder die Nummer einer Netzwerkschnittstelle dieses Rechners, und nur bei link-lokalen und Multicast-Adressen, zum Beispiel [fe80::1%eth0]:9000.",
  "address-scope-missing":
    "Eine link-lokale Adresse braucht die Netzwerkschnittstelle, an der sie liegt, zum Beispiel [fe80::1%eth0]:9000.",
  "address-unspecified":
    "0.0.0.0 und [::] stehen für keinen Rechner. Gib die Adresse eines Rechners an, zum Beispiel 127.0.0.1:9000 für diesen.",
  "host-not-found":
    "Es wurde kein Rechner dieses Namens gefunden. Prüfe den Namen, oder gib die Adresse an, zum Beispiel 192.0.2.1:9000.",
  "host-no-family":
    "Dieser Listener spricht nur IPv4 oder nur IPv6, und der Rechner hat keine solche Adresse.",
  "host-timed-out":
    "Den Namen nachzuschlagen dauerte zu lange. Versuche es noch einmal, oder gib die Adresse an, zum Beispiel 192.0.2.1:9000.",
  "host-busy": "Gerade werden zu viele Namen nachgeschlagen. Versuche es gleich noch einmal.",
  "host-failed":
    "Der Name konnte nicht nachgeschlagen werden. Versuche es noch einmal, oder gib die Adresse an, zum Beispiel 192.0.2.1:9000.",
  "target-denied": "{target} ist durch die Einstellungen des Gateways gesperrt.",
  "target-unspecified": "{target} ist die Adresse keines Rechners.",
  "target-no-port": "Port 0 ist der Port keines Programms.",
  "target-metadata":
    "{target} ist der Metadatendienst einer Cloud. Nur eine Einstellung kann das erlauben.",
  "target-broadcast":
    "{target} ist eine Broadcast-Adresse, und kein Listener soll dorthin senden. Nenne broadcast@SCHNITTSTELLE bei seinen Gruppen, oder setze Gateway:Policy:Broadcast.",
  "target-multicast":
    "{target} ist eine Multicast-Gruppe, und kein Listener ist darin. Nenne sie bei den Gruppen eines Listeners, oder setze Gateway:Policy:Multicast.",
  "target-loopback":
    "{target} ist der Rechner des Gateways selbst. Nur eine Einstellung kann das erlauben.",
  "target-own-listener": "{target} ist ein Listener dieses Gateways selbst.",
  "target-service": "Port {port} gehört zu {service}. Nur eine Einstellung kann das erlauben.",
  "no-conversation": "Die Unterhaltung {conversation} gibt es nicht.",
  "client-id-used":
    "Dieselbe clientMessageId hat in dieser Unterhaltung schon eine andere Nachricht. Es wurde nichts gesendet: Wähle eine andere.",
  "not-sealable":
    "Nur eine Nachricht an einen einzigen Peer kann versiegelt werden, und nur, wo sein Protokoll das kennt. Es wurde nichts gesendet.",
  "conversation-peer-removed": "Der Peer dieser Unterhaltung wurde entfernt.",
  "peer-blocked-accept-first": "{peer} ist blockiert. Nimm den Peer zuerst an.",
  "peer-knocking-accept-first":
    "{peer} wartet darauf, angenommen zu werden. Nimm den Peer zuerst an.",
  "peer-charset-unknown": "Der Zeichensatz {charset} des Peers ist hier nicht bekannt.",
  "nothing-to-send":
    "Es gibt nichts zu senden: Ein leeres Datagramm beendet bei manchem Peer das Programm.",
  "message-too-long":
    "{bytes:n} Bytes sind zu lang: Ein Datagramm fasst {most:n}. Es wurde nichts gesendet.",
  "unwritable-character": "{character} an Stelle {place:n} gibt es in {charset} nicht.",
  "half-character":
    "An Stelle {place:n} steht nur die Hälfte eines Zeichens ({code}); sie kann nicht gesendet werden.",
  "text-or-bytes": "Gib entweder Text oder Bytes an.",
  "no-message-sent": "Eine gesendete Nachricht {message} gibt es nicht.",
  "message-not-failed": "Die Nachricht ist bei keinem Peer fehlgeschlagen.",
  "message-peer-removed": "Der Peer dieser Nachricht wurde entfernt.",
  "no-message": "Die Nachricht {message} gibt es nicht.",
  "message-not-sealed": "Die Nachricht {message} ist nicht versiegelt.",
  "room-full": "Ein Raum nimmt höchstens {most:n} Peers auf.",
  "not-a-room":
    "Eine Unterhaltung mit einem Peer heißt wie dieser und hat keine weiteren Mitglieder.",
  "peer-not-in-room": "Der Peer {peer} ist nicht in diesem Raum.",
  "searches-busy": "Gerade laufen zu viele Suchen. Versuche es noch einmal.",
  "no-peer": "Den Peer {peer} gibt es nicht.",
  "merged-with-itself": "Ein Peer kann nicht mit sich selbst vereint werden.",
  "merged-across-listeners":
    "{later} gehört zum Listener {laterListener}, und {earlier} zu {earlierListener}.",
  "keep-alive-seconds": "Ein Keep-alive wird alle {least} bis {most} Sekunden gesendet.",
  "keep-alive-bytes":
    "Ein Keep-alive hat 1 bis {most} Bytes: Ein leeres Datagramm beendet bei manchem Peer das Programm.",
  "no-charset": "Den Zeichensatz {charset} gibt es nicht. Es gibt: {charsets}.",
  "no-terminator": "Das Zeilenende ist \\n, \\r\\n, \\r, \\0 oder none.",
  "limit-out-of-range":
    "Das längste Datagramm hat 1 bis {most:n} Bytes, oder 0 für so viel, wie UDP befördert.",
  "name-too-long": "Der Name ist länger als {most} Zeichen.",
  "name-unseen-character": "Der Name enthält ein unsichtbares Zeichen.",
  "name-missing": "Der Name fehlt.",
} as const;

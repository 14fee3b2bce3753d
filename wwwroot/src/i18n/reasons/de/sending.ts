/** German: why a message or datagram did not get there. */
export const sending = {
  "no-route": "kein Weg zu {address}",
  "send-forbidden": "das System erlaubt nicht, an {address} zu senden",
  "group-not-permitted":
    "an die Gruppe {address} darf nicht gesendet werden: Nenne sie bei den Gruppen des Listeners, oder setze Gateway:Policy:Multicast",
  "broadcast-not-permitted":
    "an die Broadcast-Adresse {address} darf nicht gesendet werden: Nenne broadcast@SCHNITTSTELLE bei den Gruppen des Listeners, oder setze Gateway:Policy:Broadcast",
  "port-zero": "an Port 0 kann nichts gesendet werden",
  "listener-not-bound": "der Listener ist gerade nicht gebunden",
  "send-buffer-full": "der Sendepuffer des Systems blieb voll",
  "listener-closed": "der Listener ist geschlossen",
  "send-failed": "das System konnte nicht an {target} senden",
  "family-not-spoken": "der Listener spricht kein {family}",
  "longer-than-udp": "{bytes:n} Bytes sind mehr, als UDP befördert: höchstens {most:n}",
  "longer-than-way": "{bytes:n} Bytes sind zu lang für den Weg zu {address}",
  "port-unreachable": "an Port {port} hört niemand",
  "host-unreachable": "{address} ist nicht erreichbar",
  "network-unreachable": "das Netz hat keinen Weg zu {address}",
  filtered: "ein Filter hält Datagramme von {address} ab",
  undeliverable: "das Netz konnte nicht an {address} zustellen",
  "dialect-fault": "das Gateway hat einen Fehler in diesem Dialekt",
  "empty-datagram":
    "Ein leeres Datagramm wird nicht gesendet: Programme wie nc halten es für das Ende und hören auf.",
  "datagram-too-long":
    "{bytes:n} Bytes passen nicht in ein Datagramm; es fasst höchstens {most:n}.",
  "zero-byte": "Ein Nullbyte beendet eine Nachricht von IP Messenger und kann nicht darin stehen.",
  "longer-than-ip-messenger":
    "{bytes:n} Bytes sind zu lang für eine Nachricht von IP Messenger; sie fasst {most:n}.",
  "no-numbers-saved": "Es gibt keine Paketnummern, weil das Gateway gerade nicht speichern kann.",
  "no-numbers": "Es gibt gerade keine Paketnummern.",
  "not-confirmed": "nach {sends}-maligem Senden nicht bestätigt",
  "not-confirmed-because": "nach {sends}-maligem Senden nicht bestätigt: {why}",
  "closed-unconfirmed": "Das Gateway endete, bevor der Peer dies bestätigt hatte.",
  "peer-removed": "Der Peer wurde entfernt.",
  "peer-removed-while-sending":
    "Der Peer wurde entfernt, während dies gesendet wurde: Vielleicht ging es noch hinaus.",
  "peer-removed-unconfirmed": "Der Peer wurde entfernt, bevor er dies bestätigt hatte.",
  "peer-blocked": "Der Peer ist blockiert.",
  "address-changed-while-sending":
    "Die Adresse des Peers änderte sich, während dies gesendet wurde: Vielleicht ging es noch an die alte.",
  "stopped-while-sending":
    "Das Gateway endete, während es dies sendete: Vielleicht ging es noch hinaus.",
  "stopped-unconfirmed": "Das Gateway endete, bevor der Peer dies bestätigt hatte.",
  "listener-not-running": "Sein Listener {listener} läuft nicht.",
  "waits-for-node": "Wartet auf den Knoten {node}, der nicht läuft.",
  "queue-full":
    "Für {peer} warten schon {most:n} Nachrichten. Versuche es wieder, wenn sie gesendet sind.",
  "peer-takes-less":
    "{peer} nimmt höchstens {most:n} Bytes, und dies sind {bytes:n}. Dorthin wurde nichts gesendet.",
  "storage-full": "Nicht gespeichert und nicht gesendet: Die Platte des Gateways ist voll.",
  "storage-locked":
    "Nicht gespeichert und nicht gesendet: Ein anderes Programm sperrt die Datenbank des Gateways.",
  "storage-read-only":
    "Nicht gespeichert und nicht gesendet: Das Gateway darf nicht in sein Datenverzeichnis schreiben.",
  "storage-corrupt":
    "Nicht gespeichert und nicht gesendet: Die Datenbank des Gateways ist beschädigt.",
  "storage-unreachable":
    "Nicht gespeichert und nicht gesendet: Die Datenbank des Gateways ist nicht erreichbar.",
  "storage-failing": "Nicht gespeichert und nicht gesendet: Die Platte des Gateways meldet Fehler.",
  "history-unreadable":
    "Der Verlauf des Gateways kann gerade nicht gelesen werden. Versuche es noch einmal.",
  "gateway-restarting": "Das Gateway startet neu. Versuche es gleich noch einmal.",
  "gateway-shutting-down": "Das Gateway wird beendet.",
  "journal-busy": "Das Gateway hat gerade zu viel zu speichern. Versuche es noch einmal.",
} as const;

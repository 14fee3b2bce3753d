/** German: requests that are turned away, or cannot be read. */
export const requesting = {
  "sign-in-first": "Melde dich auf der Seite an, oder sende ein Token: Authorization: Bearer wuc_…",
  "nothing-at-address":
    "Unter dieser Adresse gibt es nichts. /openapi/v1.json zählt auf, was es gibt.",
  "request-too-long": "Die Anfrage ist länger, als das Gateway annimmt.",
  "request-not-understood": "Diese Anfrage versteht das Gateway nicht.",
  "gateway-away": "Das Gateway ist gerade nicht da. Versuche es noch einmal.",
  "gateway-failed": "Das Gateway ist daran gescheitert. In seinem Log steht mehr.",
  "foreign-page":
    "Dieses Gateway antwortet nicht unter diesem Namen oder für diese Seite. Siehe Gateway:Access:Hosts.",
  "https-only":
    "Über das Netz spricht dieses Gateway nur https: Sonst könnten alle auf dem Weg mitlesen. Siehe docs/settings.md.",
  "unknown-proxy":
    "Ein unbekannter Proxy hat diese Anfrage gebracht. Nenne ihn in Gateway:Access:KnownProxies; dann brauchen die Menschen Konten.",
  "own-machine-only":
    "Als dieses Gateway startete, sollte es nur von seinem eigenen Rechner aus erreichbar sein. Starte es neu, um andere einzulassen.",
  "origin-missing":
    "Ein Browser, der etwas ändert, muss den Origin seiner Seite senden. Skripte nehmen ein Token: siehe docs/api.md.",
  "json-unreadable": "Das JSON ist nicht lesbar (Zeile {line}, Byte {byte}).",
  "json-unknown-member": "Im JSON ist „{member}“ nicht bekannt (Zeile {line}, Byte {byte}).",
  "json-bytes-unreadable": "Im JSON ist {path} (Zeile {line}, Byte {byte}) kein base64.",
  "json-not-whole": "Im JSON ist {path} (Zeile {line}, Byte {byte}) keine ganze Zahl.",
  "json-misplaced":
    "Im JSON gehört das bei {path} (Zeile {line}, Byte {byte}) nicht dorthin: ein Wert anderer Art, ein unbekanntes Wort oder ungültiger Text.",
  "member-missing": "{member} fehlt.",
  "search-words": "Gib an, wonach gesucht wird: 1 bis {most} Zeichen.",
  "no-room": "Den Raum {room} gibt es nicht.",
  "connection-closing": "Die Verbindung wird gerade geschlossen.",
} as const;

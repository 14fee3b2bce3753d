/** The 4 or 16 bytes of an address without a port; null where it is a name. */
export function addressBytes(host: string): Uint8Array<ArrayBuffer> | null {
  if (/^\d+(\.\d+){3}$/.test(host)) return Uint8Array.from(host.split("."), Number);
  return host.includes(":") ? v6Bytes(host.replace(/%.*$/, "")) : null;
}

function v6Bytes(host: string): Uint8Array<ArrayBuffer> | null {
  if (!URL.canParse(`http://[${host}]/`)) return null;
  // The browser writes an IPv4 tail in hex, so only groups and :: are left.
  const plain = new URL(`http://[${host}]/`).hostname.slice(1, -1);
  const [head = "", tail] = plain.split("::");
  const first = groups(head);
  const last = groups(tail ?? "");
  const zeros = new Array<number>(8 - first.length - last.length).fill(0);
  const all = tail === undefined ? first : [...first, ...zeros, ...last];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}

function groups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => parseInt(group, 16));
}

/** What stands in single quotes of a shell and in a format of printf as it is. */
function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x25 && byte !== 0x5c;
}

/** A line for a POSIX shell that sends exactly these bytes as one datagram. */
export function sendCommand(bytes: Uint8Array, host: string, port: number): string {
  const format = Array.from(bytes, (byte) =>
    isPlain(byte) ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`,
  ).join("");
  return `printf '${format}' | nc -u -w1 ${host} ${port}`;
}

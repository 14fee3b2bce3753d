// Sends its whole standard input as a single datagram, then prints what is answered, byte for byte.
const dgram = require("node:dgram");
const fs = require("node:fs");

const [host, port] = process.argv.slice(2);
const socket = dgram.createSocket({ type: "udp4", recvBufferSize: 1 << 20, sendBufferSize: 1 << 20 });
socket.on("message", (bytes) => process.stdout.write(bytes));
socket.send(fs.readFileSync(0), Number(port), host);

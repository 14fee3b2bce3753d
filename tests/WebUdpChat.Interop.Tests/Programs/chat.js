// Chats over UDP with node's dgram: each line is a datagram without a line end, each answer is printed as it is.
const dgram = require("node:dgram");
const readline = require("node:readline");

const [host, port] = process.argv.slice(2);
const socket = dgram.createSocket({ type: "udp4", recvBufferSize: 1 << 20 });
socket.on("message", (bytes) => process.stdout.write(bytes));
socket.on("error", (error) => process.stderr.write(`${error.message}\n`));
readline.createInterface({ input: process.stdin }).on("line", (line) => socket.send(line, Number(port), host));

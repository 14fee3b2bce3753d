// Datagrams to browsers with socket.io.
// node socketio.js HTTP_PORT UDP_PORT
import dgram from 'node:dgram';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const [httpPort, udpPort] = process.argv.slice(2).map(Number);
const server = createServer((_, response) => response.end('chat'));
const browsers = new Server(server);
const udp = dgram.createSocket({ type: 'udp4', recvBufferSize: 8 << 20 });

udp.on('message', (message, from) => {
  browsers.emit('message', { from: `${from.address}:${from.port}`, text: message.toString() });
});
udp.bind(udpPort, '127.0.0.1', () => server.listen(httpPort, '127.0.0.1'));

// Datagrams to browsers with ws and dgram, as one would write it: a frame for each datagram.
// node ws.js HTTP_PORT UDP_PORT
import dgram from 'node:dgram';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const [httpPort, udpPort] = process.argv.slice(2).map(Number);
const server = createServer((_, response) => response.end('chat'));
const browsers = new WebSocketServer({ server });
const udp = dgram.createSocket({ type: 'udp4', recvBufferSize: 8 << 20 });

udp.on('message', (message, from) => {
  const text = JSON.stringify({ from: `${from.address}:${from.port}`, text: message.toString() });
  for (const browser of browsers.clients) {
    if (browser.readyState === WebSocket.OPEN) browser.send(text);
  }
});
browsers.on('connection', (browser) => {
  browser.on('error', () => browser.terminate());
});
udp.bind(udpPort, '127.0.0.1', () => server.listen(httpPort, '127.0.0.1'));

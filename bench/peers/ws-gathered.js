// The same with what comes within 10 ms gathered into one frame: the most that can be had from ws without a journal.
// node ws-gathered.js HTTP_PORT UDP_PORT
import dgram from 'node:dgram';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const gatherMilliseconds = 10;
const [httpPort, udpPort] = process.argv.slice(2).map(Number);
const server = createServer((_, response) => response.end('chat'));
const browsers = new WebSocketServer({ server });
const udp = dgram.createSocket({ type: 'udp4', recvBufferSize: 8 << 20 });
let waiting = [];

function flush() {
  const text = JSON.stringify(waiting);
  waiting = [];
  for (const browser of browsers.clients) {
    if (browser.readyState === WebSocket.OPEN) browser.send(text);
  }
}

udp.on('message', (message, from) => {
  if (waiting.push({ from: `${from.address}:${from.port}`, text: message.toString() }) === 1) {
    setTimeout(flush, gatherMilliseconds);
  }
});
browsers.on('connection', (browser) => {
  browser.on('error', () => browser.terminate());
});
udp.bind(udpPort, '127.0.0.1', () => server.listen(httpPort, '127.0.0.1'));

// Datagrams to browsers with Node-RED: a "udp in" node wired to a "websocket out" node, as in its cookbook.
// node node-red.js HTTP_PORT UDP_PORT FOLDER
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import RED from 'node-red';

const [httpPort, udpPort] = process.argv.slice(2, 4).map(Number);
const userDir = process.argv[4];
const flow = [
  { id: 'tab', type: 'tab', label: 'chat' },
  { id: 'udp', type: 'udp in', z: 'tab', iface: '127.0.0.1', port: String(udpPort), ipv: 'udp4', multicast: 'false', group: '', datatype: 'utf8', wires: [['out']] },
  { id: 'out', type: 'websocket out', z: 'tab', server: 'listener', client: '' },
  { id: 'listener', type: 'websocket-listener', path: '/', wholemsg: 'false' },
];
writeFileSync(join(userDir, 'flows.json'), JSON.stringify(flow));

const server = createServer();
RED.init(server, {
  userDir,
  flowFile: 'flows.json',
  httpAdminRoot: false,
  httpNodeRoot: '/',
  credentialSecret: false,
  disableEditor: true,
  telemetry: { enabled: false },
  logging: { console: { level: 'warn' } },
});
await RED.start();
server.listen(httpPort, '127.0.0.1');

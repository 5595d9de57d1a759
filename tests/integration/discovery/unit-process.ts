/**
 * What answers in one namespace: virtual intercoms, or a device of another maker. Told by JSON in
 * the first parameter; prints `ready` once everything listens.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { startVirtualIntercom, type VirtualOptions } from '../../../electron/backend/virtual';

export interface UnitOptions {
  readonly units?: readonly VirtualOptions[];
  /** Serves this page on port 80, as a router or a printer does. */
  readonly foreignPage?: string;
  /** Answers the ONVIF probe with this name. */
  readonly onvifName?: string;
}

function serveForeign(page: string): Promise<void> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(page);
  });
  return new Promise((resolve) => server.listen(80, '0.0.0.0', resolve));
}

function answerOnvif(name: string): Promise<void> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (message, sender) => {
    if (!message.toString('utf8').includes('/discovery/Probe<')) return;
    const scopes = `onvif://www.onvif.org/name/${encodeURIComponent(name)} onvif://www.onvif.org/hardware/E12S`;
    socket.send(
      `<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Body><d:ProbeMatches><d:ProbeMatch><d:Scopes>${scopes}</d:Scopes><d:XAddrs>http://192.0.2.1/onvif</d:XAddrs></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>`,
      sender.port,
      sender.address,
    );
  });
  return new Promise((resolve) =>
    socket.bind(3702, () => {
      socket.addMembership('239.255.255.250');
      resolve();
    }),
  );
}

const options = JSON.parse(process.argv[2] ?? '{}') as UnitOptions;
await Promise.all([
  ...(options.units ?? []).map(startVirtualIntercom),
  ...(options.foreignPage === undefined ? [] : [serveForeign(options.foreignPage)]),
  ...(options.onvifName === undefined ? [] : [answerOnvif(options.onvifName)]),
]);
console.log('ready');
// Whoever started this is gone once the pipe closes.
process.stdin.on('end', () => process.exit(0)).resume();

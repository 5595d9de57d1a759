import { createHash } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { headerOf, parseSip, type SipText } from '../../shared/sip/message';
import { CERTIFICATE_ONE } from '../unit/driver/support/certificates';

/** What a stand-in does with the n-th datagram or message (0 is the first): texts to send back. */
export type Script = (request: SipText, index: number) => readonly string[];

export interface StandIn {
  readonly port: number;
  readonly requests: readonly SipText[];
  /** Safe to do twice. */
  stop(): Promise<void>;
}

/** A reply that belongs to a request, with what the test puts into it. */
export function reply(request: SipText, status: string, ...lines: readonly string[]): string {
  const copied = ['via', 'from', 'to', 'call-id', 'cseq'].map(
    (name) => `${name}: ${headerOf(request, name)}`,
  );
  return [`SIP/2.0 ${status}`, ...copied, ...lines, 'Content-Length: 0', '', ''].join('\r\n');
}

export const CHALLENGE = 'WWW-Authenticate: Digest realm="pbx", nonce="n1", qop="auth,auth-int"';

export const isSigned = ({ headers }: SipText): boolean =>
  headers.some(([name]) => name === 'authorization');

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Checks a signature as a registrar does, from what stands in the header alone. */
export function isRight(request: SipText, password: string): boolean {
  const header = headerOf(request, 'authorization');
  const value = (name: string): string =>
    new RegExp(`\\b${name}="?([^",]*)`).exec(header)?.[1] ?? '';
  const ha1 = md5(`${value('username')}:${value('realm')}:${password}`);
  const ha2 = md5(`REGISTER:${request.requestUri}`);
  const parts = [ha1, value('nonce'), value('nc'), value('cnonce'), value('qop'), ha2];
  return value('response') === md5(parts.join(':'));
}

/** A server of nobody's make: it answers by UDP exactly what the script says. */
export async function udpStandIn(script: Script): Promise<StandIn> {
  const socket = createSocket('udp4');
  const requests: SipText[] = [];
  socket.on('message', (bytes, from) => {
    const request = parseSip(bytes.toString('latin1'));
    if (request === undefined) return;
    requests.push(request);
    for (const text of script(request, requests.length - 1))
      socket.send(Buffer.from(text, 'latin1'), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  let ended: Promise<void> | undefined;
  return {
    port: socket.address().port,
    requests,
    stop: () => (ended ??= new Promise((resolve) => socket.close(() => resolve()))),
  };
}

/** The same over a stream; `chop` cuts what is sent into pieces of so many bytes. */
export async function streamStandIn(
  script: Script,
  options: { readonly tls?: boolean; readonly chop?: number } = {},
): Promise<StandIn> {
  const requests: SipText[] = [];
  const open = new Set<Socket>();
  const serve = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      const request = parseSip(bytes.toString('latin1'));
      if (request === undefined) {
        socket.end();
        return;
      }
      requests.push(request);
      const text = script(request, requests.length - 1).join('');
      const size = options.chop ?? Math.max(1, text.length);
      for (let at = 0; at < text.length; at += size)
        socket.write(Buffer.from(text.slice(at, at + size), 'latin1'));
      if (text === '') socket.end();
    });
  };
  const server = options.tls ? createTlsServer({ ...CERTIFICATE_ONE }, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    async stop() {
      for (const socket of open) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate, type Certificate } from '../certificate';
import { handleExchange, Turns, type Exchanges } from './exchange';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly httpsPort: number;
  readonly https: boolean | 'redirect';
  readonly commonName: string;
}

interface Listener {
  readonly secure: boolean;
  server: Server | undefined;
  port: number;
}

/** How long a port that somebody else has for the moment is waited for. */
const PORT_WAIT_MS = 10_000;

/**
 * The network side of an intercom: one port, or two where plain HTTP redirects to HTTPS. Opening
 * and closing run one after the other, so that a restart and a stop cannot cross.
 */
export class IntercomServer {
  certificate: Certificate | undefined;
  private readonly listeners: Listener[];
  private readonly turns = new Turns();
  private queue: Promise<void> = Promise.resolve();
  private exchanges: Exchanges | undefined;
  private host: string;

  constructor(private readonly options: ServerOptions) {
    this.host = options.host;
    const { https, port, httpsPort } = options;
    const plain = { secure: false, server: undefined, port };
    const secure = { secure: true, server: undefined, port: https === true ? port : httpsPort };
    this.listeners = https === true ? [secure] : https === 'redirect' ? [plain, secure] : [plain];
    if (https !== false) this.makeCertificate();
  }

  makeCertificate(): void {
    this.certificate = createCertificate(this.options.commonName, this.options.host, Date.now());
  }

  /** What answers the requests; set once, before the first `open`. */
  answerWith(exchanges: Exchanges): void {
    this.exchanges = exchanges;
  }

  /** Port of the address that the intercom is known by. */
  get port(): number {
    return this.listeners[0]?.port ?? 0;
  }

  /** Port of HTTPS, where it is offered. */
  get securePort(): number | undefined {
    return this.listeners.find((listener) => listener.secure)?.port;
  }

  /** Listens on the ports it had before; 0 takes free ones. */
  open(): Promise<void> {
    return this.enqueue(async () => {
      for (const listener of this.listeners) await this.listen(listener);
    });
  }

  /** Stops listening and cuts every connection, as when the power goes. */
  close(): Promise<void> {
    return this.enqueue(async () => {
      await Promise.all(this.listeners.map(closeListener));
    });
  }

  /** The next `open` listens at this address. */
  setHost(host: string): void {
    this.host = host;
  }

  /** The next `open` takes this port. */
  setPort(port: number): void {
    const [first] = this.listeners;
    if (first !== undefined) first.port = port;
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.queue.then(work);
    // A failure reaches whoever asked; those who come later are not held up by it.
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async listen(listener: Listener): Promise<void> {
    if (listener.server !== undefined) return;
    const deadline = Date.now() + PORT_WAIT_MS;
    for (;;)
      try {
        await this.listenOnce(listener);
        return;
      } catch (error) {
        const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        if (!taken || Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
  }

  private listenOnce(listener: Listener): Promise<void> {
    const server = this.createServer(listener.secure);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(listener.port, this.host, () => {
        server.removeListener('error', reject);
        listener.server = server;
        listener.port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  private createServer(secure: boolean): Server {
    const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
      // A unit forgets its connections; nothing is left to tell them when one breaks.
      request.on('error', () => undefined);
      response.on('error', () => undefined);
      if (this.exchanges === undefined) request.socket.destroy();
      else void handleExchange(this.exchanges, this.turns, { request, response, secure });
    };
    const { certificate } = this;
    const server =
      secure && certificate !== undefined
        ? createSecureServer({ key: certificate.key, cert: certificate.cert }, onRequest)
        : createServer(onRequest);
    // Real units break on "Expect: 100-continue" (device notes 1.2).
    server.on('checkContinue', (_request: IncomingMessage, response: ServerResponse) => {
      response.writeHead(417, { Connection: 'close', 'Content-Length': 0 }).end();
    });
    server.on('clientError', (_error, socket) => {
      socket.destroy();
    });
    return server;
  }
}

function closeListener(listener: Listener): Promise<void> {
  const { server } = listener;
  listener.server = undefined;
  if (server === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

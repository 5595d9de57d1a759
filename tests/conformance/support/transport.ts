import type { EventMessage, Reply } from '../../../shared/contract/envelope';
import type { TestBackend } from './test-backend';

/** The two windows that the suite works with. */
export type Client = 'a' | 'b';

/** A stream of events as one window gets it. */
export interface Listening {
  readonly messages: readonly EventMessage[];
  stop(): Promise<void>;
}

/** What the suite needs of a way between window and backend; each host has one. */
export interface Transport {
  readonly backend: TestBackend;
  /** Sends whatever it is given as a request, and gives the reply as the window sees it. */
  send(request: unknown, client: Client): Promise<Reply>;
  cancel(id: string, client: Client): Promise<void>;
  listen(client: Client): Promise<Listening>;
  /** Sends a request as somebody who was not let in; absent where there is nobody to keep out. */
  readonly sendAsStranger?: (request: unknown) => Promise<Reply>;
  readonly cancelAsStranger?: (id: string) => Promise<void>;
  close(): Promise<void>;
}

export interface TransportKind {
  readonly name: string;
  create(): Promise<Transport>;
}

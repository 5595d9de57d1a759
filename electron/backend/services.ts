import type {
  CallName,
  CallOutput,
  CallParsed,
  EventName,
  EventPayload,
} from '../../shared/contract';

/** What a service knows about the call that it answers. */
export interface CallContext {
  /** Aborts when the caller cancels, or when the host shuts down. */
  readonly signal: AbortSignal;
  /** Who calls: a window, a browser tab. File tokens are good for their own caller only. */
  readonly caller: string;
}

/** One function for each row of the contract; input is validated before it gets here. */
export type Services = {
  readonly [N in CallName]: (
    input: CallParsed<N>,
    context: CallContext,
  ) => Promise<CallOutput<N>> | CallOutput<N>;
};

/** Sends an event to every window. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

import type { Clock, Log } from '../ports';
import type { CallContext, Services } from '../services';

type Service = (input: unknown, context: CallContext) => unknown;

/**
 * Logs each call that was answered with its name and how long it took, never what went in or came
 * out: that may hold passwords. The router logs those that failed, with their code.
 */
export function logged(services: Services, { log, clock }: { log: Log; clock: Clock }): Services {
  const entries = Object.entries(services).map(([call, service]) => {
    const answer = service as Service;
    return [
      call,
      async (input: unknown, context: CallContext): Promise<unknown> => {
        const since = clock.now();
        const value = await answer(input, context);
        log('debug', 'A call was answered', {
          call,
          outcome: 'ok',
          milliseconds: Math.round(clock.now() - since),
        });
        return value;
      },
    ];
  });
  // Name for name the same functions.
  return Object.fromEntries(entries) as Services;
}

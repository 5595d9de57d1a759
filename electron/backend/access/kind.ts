import { toAppError } from '../../../shared/errors';
import type { FleetKind } from '../fleet/types';
import { isSilence } from '../services/intercoms/state';
import { forgetWays, waysKept } from './both-passwords';
import { createEntry } from './entry';
import { paramsSchema, titleOf, type AccessDeps, type AccessParams } from './params';
import { runChange } from './run';

/** The change of who may use the HTTP API, as work on many intercoms. */
export function accessChangeKind(deps: AccessDeps): FleetKind<AccessParams> {
  const { secrets } = deps.core;
  return {
    kind: 'access.change',
    params: paramsSchema,
    title: titleOf,
    steps: [
      { id: 'check', title: 'Sign in and look at what is there', weight: 1 },
      { id: 'keep', title: 'Keep the old and the new password sealed', weight: 1 },
      { id: 'password', title: 'Write the password and sign in with it', weight: 4 },
      { id: 'user', title: 'Write the user and sign in as that', weight: 3, joined: true },
      { id: 'mode', title: 'Change the way of signing in, and use it', weight: 3, joined: true },
      { id: 'forget', title: 'Forget the old password', weight: 1, joined: true },
    ],
    order: { canary: true, width: 16 },
    stopAfterSameFailures: 2,
    run: (context) => runChange(deps, context),

    async settle(context) {
      const id = context.task.intercomId;
      const ways = await waysKept(secrets, id);
      // Nothing was written, or all was settled: looking again is all that is left to do.
      if (ways.length === 0) return 'again';
      const entry = createEntry(deps, { id, signal: context.signal, onLook: () => undefined });
      try {
        const { way } = await entry.signIn(ways, 0);
        await forgetWays(secrets, id);
        context.log(`After the interruption it let Lintel in: ${way}.`);
        const { username, mode } = context.params;
        if (way !== 'new' || username !== null || mode !== null) return 'again';
        return { state: 'done', outcome: 'Has the new password; it was signed in with it.' };
      } catch (thrown) {
        const error = toAppError(thrown);
        if (context.signal.aborted) throw error;
        if (isSilence(error)) return 'wait';
        return {
          state: 'failed',
          outcome: `${error.message} Lintel keeps the old and the new password and tries both when you sign in.`,
          error,
        };
      }
    },
  };
}

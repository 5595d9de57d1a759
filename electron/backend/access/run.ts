import type { Settings } from '../../../shared/contract/settings';
import { modeBlocked } from '../../../shared/device/access-mode';
import { AppError, isAppError, toAppError } from '../../../shared/errors';
import type { Credentials } from '../driver/types';
import type { TaskContext, TaskEnd } from '../fleet/types';
import type { StepReport } from '../jobs/plan';
import { decodeSecret } from '../services/settings/secrets';
import { secretKeyOf } from '../services/sign-in-secret';
import { forgetWays, keepWays, type PendingWay } from './both-passwords';
import { changeMode, changeUser, isUntold, oddNumbering, wantsMode } from './change';
import { API, createEntry, type Entry } from './entry';
import { formsOf, type Forms } from './forms';
import { doneInWords, type AccessDeps, type AccessParams } from './params';
import { changePassword, waysAfter } from './password';

/** What was found before anything is written, and what of the wish is left to do. */
interface Found {
  readonly api: Settings;
  /** What lets us in now; undefined where it asks for nothing. */
  readonly old: Credentials | undefined;
  /** User and password that it will ask for once it asks, as far as they can be told. */
  readonly held: Credentials;
  readonly forms: Forms;
  readonly todo: { readonly password: boolean; readonly user: boolean; readonly mode: boolean };
}

type Wish = Readonly<Omit<AccessParams, 'ref'>> & { readonly password: string | null };

async function look(deps: AccessDeps, entry: Entry, wish: Wish): Promise<Found> {
  const { registry, secrets } = deps.core;
  const { id, model } = entry;
  const blocked = wish.mode === null ? undefined : modeBlocked(wish.mode, model);
  if (blocked !== undefined)
    throw new AppError('device.unsupported', blocked, { hint: 'Nothing was changed.' });
  const api = await entry.read();
  const shownPassword = api[`${API}.Password`];
  if (shownPassword === undefined)
    throw new AppError('device.unsupported', 'It has no settings of its HTTP API to change.');
  const scheme = await entry.scheme();
  const { username } = registry.get(id);
  const known = await secrets.get(secretKeyOf(id));
  const old =
    scheme === 'none' || username === null || known === undefined
      ? undefined
      : { username, password: known };
  const forms = formsOf(model, { held: shownPassword, known: old?.password });
  const heldMode = api[`${API}.AuthMode`];
  const mode = wish.mode !== null && wantsMode(wish.mode, { held: heldMode, scheme });
  const odd = mode ? oddNumbering(heldMode, scheme) : undefined;
  if (odd !== undefined) throw new AppError('device.unsupported', odd);
  const user = api[`${API}.UserName`] ?? '';
  return {
    api,
    old,
    held: old ?? { username: user, password: decodeSecret(shownPassword, forms.first) },
    forms,
    todo: {
      password: wish.password !== null && wish.password !== old?.password,
      user: wish.username !== null && wish.username !== (old?.username ?? user),
      mode,
    },
  };
}

/** Says what an intercom holds after a change that did not come to its end. */
async function failed(
  deps: AccessDeps,
  id: string,
  state: { readonly thrown: unknown; readonly wrote: boolean; readonly took: readonly string[] },
): Promise<TaskEnd> {
  const error = toAppError(state.thrown);
  const untold = state.wrote && isUntold(error);
  if (!untold) await forgetWays(deps.core.secrets, id);
  const has = state.took.length > 0 ? `It has ${state.took.join(' and ')}. ` : '';
  const rest = untold
    ? ' Nobody knows yet which password it has: Lintel keeps both and tries both when you sign in.'
    : state.wrote
      ? ''
      : ' Nothing was changed.';
  return { state: 'failed', outcome: `${has}${error.message}${rest}`, error };
}

/** Changes who may use the HTTP API of one intercom; ends only with what has let us in. */
export async function runChange(
  deps: AccessDeps,
  context: TaskContext<AccessParams>,
): Promise<TaskEnd> {
  const { params, signal } = context;
  const { secrets } = deps.core;
  const id = context.task.intercomId;
  let report: StepReport | undefined;
  const entry = createEntry(deps, { id, signal, onLook: (part) => report?.progress(part) });
  const step = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    context.step(name, (one) => {
      report = one;
      return work();
    });
  const state: { wrote: boolean; proven: boolean; readonly took: string[] } = {
    ...{ wrote: false, proven: true },
    took: [],
  };
  /** From now on the unit may hold something else, whatever becomes of the connection. */
  const aboutToWrite = async (): Promise<void> => {
    await context.remember({ wrote: true });
    state.wrote = true;
  };
  const keep = (ways: readonly PendingWay[]): Promise<void> => keepWays(secrets, id, ways);

  try {
    const password = params.ref === null ? null : ((await deps.store.get(params.ref)) ?? undefined);
    if (password === undefined)
      throw new AppError('job.not-now', 'The new password is not kept any more.', {
        hint: 'Begin the change anew and enter the password again.',
      });
    const wish: Wish = { password, username: params.username, mode: params.mode };
    const found = await step('check', () => look(deps, entry, wish));
    const { old, forms, todo } = found;
    if (!todo.password && !todo.user && !todo.mode) {
      for (const name of ['keep', 'password', 'user', 'mode', 'forget'])
        context.skip(name, 'It is so already.');
      return { state: 'done', outcome: 'Is so already; nothing was written.' };
    }
    const fresh: Credentials = { ...found.held, ...(password !== null && { password }) };
    const change = { old, fresh, forms };
    const ways: readonly PendingWay[] = todo.password
      ? waysAfter(change)
      : [{ kind: 'new', credentials: fresh }];
    await step('keep', () => keep(ways));

    if (todo.password) {
      await step('password', async () => {
        await aboutToWrite();
        state.proven = (await changePassword(entry, change)).proven;
        state.took.push('the new password');
        if (!state.proven) report?.warn('Written. It asks nobody for a password yet.');
      });
    } else context.skip('password', 'The password stays, or is so already.');

    let now = fresh;
    if (todo.user && wish.username !== null) {
      const { username } = wish;
      await step('user', async () => {
        now = { ...fresh, username };
        await keep([
          { kind: 'new', credentials: now },
          { kind: 'old', credentials: fresh },
        ]);
        await aboutToWrite();
        state.proven = (await changeUser(entry, { now: fresh, username })).way === 'new';
        state.took.push('the new user');
      });
    } else context.skip('user', 'The user stays, or is so already.');

    if (todo.mode && wish.mode !== null) {
      const { mode } = wish;
      await step('mode', async () => {
        const after =
          todo.password && old === undefined ? waysAfter({ ...change, fresh: now }) : [];
        const entering: readonly PendingWay[] = [
          { kind: 'new', credentials: now },
          ...after.filter(({ kind }) => kind !== 'new'),
        ];
        await keep(entering);
        await aboutToWrite();
        const { way } = await changeMode(entry, { mode, before: found.api, ways: entering });
        const held = entering.find(({ kind }) => kind === 'other-form');
        if (way === 'other-form' && held)
          await changePassword(entry, {
            old: held.credentials,
            fresh: now,
            forms: { first: forms.second, second: forms.first },
            keptWords: 'It holds the new one in another form, with which Lintel signs in.',
          });
        state.proven = true;
      });
    } else context.skip('mode', 'The way of signing in stays, or is so already.');

    await step('forget', () => forgetWays(secrets, id));
    return {
      state: state.proven ? 'done' : 'done-with-warnings',
      outcome: doneInWords(params, state),
    };
  } catch (thrown) {
    // Lintel closes: what it has now is found out at the next start.
    if (signal.aborted) throw thrown;
    if (isAppError(thrown, 'call.cancelled')) {
      if (!state.wrote) await forgetWays(secrets, id);
      throw thrown;
    }
    return failed(deps, id, { thrown, ...state });
  }
}

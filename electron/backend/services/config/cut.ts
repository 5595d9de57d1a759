import { assertNever } from '../../../../shared/assert';
import type { Settings, Written } from '../../../../shared/contract/settings';
import type { StepReport } from '../../jobs/plan';
import { AppError } from '../../../../shared/errors';
import { formatAddress } from '../../driver/address';
import { idOfMac } from '../../store/intercom-store';
import type { Core } from '../core';
import type { Identify } from '../intercoms/find-out';
import { readBack, send, type Target } from '../settings/write';
import { decodeSecret, encodeSecret, secretForm, type SecretForm } from '../settings/secrets';
import { secretKeyOf } from '../sign-in-secret';
import { addressesAfter, API_PASSWORD, API_USER, type Cutting } from './plan';
import { signInAgain, type Back, type WayIn } from './sign-in-again';

/** Seconds that a unit may take to answer again, by what was changed about it. */
const BACK_WITHIN: Readonly<Record<Cutting, number>> = { access: 30, web: 60, network: 90 };

export interface Cut {
  readonly core: Core;
  readonly identify: Identify;
  readonly id: string;
  readonly danger: Cutting;
  /** All settings before, in the unit's own form. */
  readonly before: Settings;
  /** What is to be written, in the unit's own form, and as the person entered it. */
  readonly values: Settings;
  readonly wanted: Settings;
  readonly signal: AbortSignal;
  /** It was sent: from now on it may have taken, whatever becomes of the connection. */
  readonly onSent: () => void;
}

export interface AfterCut {
  readonly written: readonly Written[];
  readonly back: Back;
}

/** The forms in which the password was sent, and in which the unit would have wanted it instead. */
function forms(
  before: Settings,
  model: string,
): { readonly used: SecretForm; readonly other: SecretForm } {
  const used = secretForm(model, before[API_PASSWORD]);
  return { used, other: used === 'raw' ? 'base64' : 'raw' };
}

/** What a unit holds as the password when it takes what was sent for the other form. */
export function misread(password: string, used: SecretForm): string {
  return used === 'raw'
    ? Buffer.from(password, 'base64').toString('latin1')
    : encodeSecret(password, 'base64');
}

/** Every way in after the change: with what is new, with what was, with what a wrong form made of it. */
async function waysIn({ core, id, before, wanted, values }: Cut): Promise<readonly WayIn[]> {
  const { username, model } = core.registry.get(id);
  const kept = await core.secrets.get(secretKeyOf(id));
  const { used } = forms(before, model);
  const held = { username: before[API_USER], password: before[API_PASSWORD] };
  const old = {
    username: username ?? held.username ?? '',
    password: kept ?? (held.password === undefined ? '' : decodeSecret(held.password, used)),
  };
  const fresh = {
    username: wanted[API_USER] ?? old.username,
    password: wanted[API_PASSWORD] ?? old.password,
  };
  const changed = API_USER in values || API_PASSWORD in values;
  if (!changed) return [{ kind: 'old', credentials: old }];
  const wrong = misread(fresh.password, used);
  return [
    { kind: 'new', credentials: fresh },
    { kind: 'old', credentials: old },
    ...(API_PASSWORD in values && wrong !== ''
      ? [{ kind: 'other-form' as const, credentials: { ...fresh, password: wrong } }]
      : []),
  ];
}

/**
 * Writes what may cut the connection, in one request, then signs in again: at the new address or the
 * old, with the new password or the old. Nothing of the old is forgotten before something works.
 *
 * @throws AppError `net.*` or `auth.*` where it can be reached no more; `device.*` where it refused
 */
export async function writeAndReturn(cut: Cut, report: StepReport): Promise<AfterCut> {
  const { core, id, before, values, danger, signal } = cut;
  const { drivers, registry } = core;
  const ways = await waysIn(cut);
  const { model } = registry.get(id);
  const now = await drivers.use(
    id,
    async (driver) => {
      const info = await driver.info({ signal });
      if (idOfMac(info.mac) !== id)
        throw new AppError('device.other-unit', 'Another unit answers.');
      const { address } = driver;
      await send(targetOf(cut, { driver, model }), values);
      return address;
    },
    { signal },
  );
  drivers.unsettle(id);
  cut.onSent();
  report.detail('Sent. Signing in again.');
  const again = (): Promise<Back> =>
    signInAgain({
      ...{ core, id, ways, signal, identify: cut.identify },
      addresses: addressesAfter(now, before, values),
      seconds: BACK_WITHIN[danger],
      onLook: (fraction) => {
        report.progress(fraction);
        report.detail('Waiting until it answers again.');
      },
    });
  let back = await again();
  if (back.way === 'other-form') {
    // It took the password for one in the other form: now it is sent in the form that it wants.
    const { other } = forms(before, model);
    const password = { [API_PASSWORD]: encodeSecret(cut.wanted[API_PASSWORD] ?? '', other) };
    await drivers.use(id, (driver) => send(targetOf(cut, { driver, model }), password), { signal });
    drivers.unsettle(id);
    back = await again();
  }
  const written = await drivers.use(
    id,
    (driver) =>
      readBack(targetOf(cut, { driver, model }), { before, sent: values, how: 'answered', signal }),
    { signal, repeatable: true },
  );
  return { written: written.map((one) => judgePassword(one, back)), back };
}

function targetOf({ core }: Cut, unit: Pick<Target, 'driver' | 'model'>): Target {
  return { ...unit, section: 'config', clock: core.clock };
}

/** Signing in proves a password better than reading it back: that is often a row of stars. */
function judgePassword(written: Written, { way }: Back): Written {
  if (written.key !== API_PASSWORD || way === 'open') return written;
  return { ...written, outcome: way === 'new' ? 'stored' : 'not-stored' };
}

/** Where it answers now and with what, in one sentence. */
export function backInWords(
  { address, way }: Back,
  asked: { readonly before: string; readonly login: boolean },
): string {
  const at = formatAddress(address);
  const place = at === asked.before ? `Answers at ${at} as before` : `Answers at ${at} now`;
  switch (way) {
    case 'open':
      return `${place}, and asks for no password.`;
    case 'new':
      return `${place}, signed in with the new password.`;
    case 'old':
      return asked.login
        ? `${place}. The new password was refused, the old one still works.`
        : `${place}.`;
    case 'other-form':
      return `${place}, but it holds the new password in another form. Set it on its web page.`;
    default:
      return assertNever(way);
  }
}

import { AppError } from '../../../shared/errors';
import type { Credentials } from '../driver/types';
import { misread } from '../services/config/cut';
import type { Back, WayIn } from '../services/config/sign-in-again';
import { encodeSecret, type SecretForm } from '../services/settings/secrets';
import type { PendingWay } from './both-passwords';
import { API, type Entry } from './entry';
import type { Forms } from './forms';

const PASSWORD = `${API}.Password`;

/** A change of password: what lets us in now, what shall, and how this unit may want it sent. */
export interface PasswordChange {
  /** Undefined where the unit asks nobody for a password. */
  readonly old: Credentials | undefined;
  /** What to say where it keeps the old one; "It has its old password as before" unless told. */
  readonly keptWords?: string;
  readonly fresh: Credentials;
  readonly forms: Forms;
}

export interface PasswordEnd {
  /** The form that this unit wants; undefined where it could not be tried. */
  readonly form: SecretForm | undefined;
  /** False where the unit asks nobody for a password, so that nothing can be proven. */
  readonly proven: boolean;
}

/** Every password that the unit may hold once the new one was sent, the likeliest first. Pure. */
export function waysAfter({ old, fresh, forms }: PasswordChange): readonly PendingWay[] {
  const wrong = misread(fresh.password, forms.first);
  const other: readonly PendingWay[] =
    wrong === '' ? [] : [{ kind: 'other-form', credentials: { ...fresh, password: wrong } }];
  const kept: readonly PendingWay[] = old ? [{ kind: 'old', credentials: old }] : [];
  const first: PendingWay = { kind: 'new', credentials: fresh };
  // Base64 taken for the password itself is likelier than nothing taken at all.
  return forms.first === 'base64' ? [first, ...other, ...kept] : [first, ...kept, ...other];
}

const notKept = (now: string): AppError =>
  new AppError('device.not-stored', `The new password did not take. ${now}`, {
    hint: 'Set the password on its web page (Intercom > HTTP API), or try again.',
    retryable: true,
  });

/**
 * Writes a new password in the form that this unit wants and signs in with it. Where it took the
 * first form for the password itself, it gets the other one; where neither lets us in as it should,
 * the old password is put back. It ends only with a password that has let us in.
 *
 * @throws AppError `device.not-stored`, which says what the unit holds now; of the driver
 */
export async function changePassword(entry: Entry, change: PasswordChange): Promise<PasswordEnd> {
  const { fresh, old, forms } = change;
  const sent = (form: SecretForm, { password }: Credentials) => ({
    [PASSWORD]: encodeSecret(password, form),
  });
  const ways = waysAfter(change);
  const misheld = ways.filter(({ kind }) => kind === 'other-form');

  /** A unit that says OK and keeps nothing (device notes 1.2) is told once more. */
  const write = async (
    form: SecretForm,
    what: {
      readonly credentials: Credentials;
      readonly ways: readonly WayIn[];
      readonly without: Back['way'];
    },
  ): Promise<Back> => {
    const back = await entry.change(sent(form, what.credentials), what.ways);
    return back.way === what.without ? entry.change(sent(form, what.credentials), what.ways) : back;
  };

  let form = forms.first;
  let back = await write(form, { credentials: fresh, ways, without: 'old' });
  if (back.way === 'other-form') {
    form = forms.second;
    const again: readonly WayIn[] = [{ kind: 'new', credentials: fresh }, ...misheld];
    back = await write(form, { credentials: fresh, ways: again, without: 'other-form' });
  }
  switch (back.way) {
    case 'new':
      return { form, proven: true };
    case 'open':
      return { form: undefined, proven: false };
    case 'old':
      throw notKept(change.keptWords ?? 'It has its old password as before.');
    case 'other-form': {
      if (old === undefined)
        throw notKept('It holds the new one in another form, with which Lintel signs in.');
      const before: readonly WayIn[] = [{ kind: 'old', credentials: old }, ...misheld];
      const put = await write(form, { credentials: old, ways: before, without: 'other-form' });
      throw notKept(
        put.way === 'old'
          ? 'The old one was put back and lets Lintel in.'
          : 'It holds the new one in another form, with which Lintel signs in.',
      );
    }
  }
}

import type { Found } from '../../../shared/contract/discovery';
import { assertNever } from '../../../shared/assert';

/** The next useful thing to do with a row. */
export type RowAction =
  'open' | 'signIn' | 'signInAgain' | 'webPage' | 'certificate' | 'https' | 'tryAgain';

/** What the row's button does: one thing, the likeliest. */
export function rowAction({ state }: Found): RowAction {
  switch (state) {
    case 'ready':
    case 'open':
      return 'open';
    case 'wants-password':
      return 'signIn';
    case 'password-refused':
    case 'locked':
      return 'signInAgain';
    case 'api-disabled':
    case 'not-whitelisted':
    case 'api-absent':
    case 'not-an-intercom':
      return 'webPage';
    case 'certificate-changed':
      return 'certificate';
    case 'wants-https':
      return 'https';
    case 'no-answer':
      return 'tryAgain';
    default:
      return assertNever(state, 'state');
  }
}

/** Rows on which a password can be tried. */
export function wantsPassword({ state }: Found): boolean {
  return state === 'wants-password' || state === 'password-refused' || state === 'locked';
}

/** What the person calls it: the door where it has a name, else what it is and where. */
export function foundName({ name, model, address }: Found): string {
  if (name !== '') return name;
  return model === '' ? address : `${model} ${address}`;
}

import { assertNever } from '../../../shared/assert';
import type { Found } from '../../../shared/contract/discovery';
import { navigate } from '../../router';
import { search } from '../../stores/discovery';
import { askSignIn, openWebPage } from '../../stores/sign-in';
import { toHttps } from '../sign-in/secure-address';
import { foundName, type RowAction } from './row-action';

/** Does what a button of a row says. @throws AppError */
export async function act(action: RowAction, row: Found): Promise<void> {
  const target = { address: row.address, name: foundName(row) };
  switch (action) {
    case 'open':
      // Known: the page of the intercom. Not known yet: signing in without a password makes it so.
      if (row.intercomId === null) askSignIn([target], true);
      else navigate({ screen: 'intercom', id: row.intercomId, tab: 'overview' });
      return;
    case 'signIn':
    case 'signInAgain':
      askSignIn([target]);
      return;
    case 'certificate':
      // The attempt tells both fingerprints, which the dialog then shows side by side.
      askSignIn([target], true);
      return;
    case 'https':
      askSignIn([{ ...target, address: toHttps(row.address) }], true);
      return;
    case 'webPage':
      return openWebPage(row.address);
    case 'tryAgain':
      return search({ ranges: [rangeOf(row.address)] });
    default:
      return assertNever(action, 'action');
  }
}

/** Asks one address again, as the search takes it: host and port without a scheme. */
export function rangeOf(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

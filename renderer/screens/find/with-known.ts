import type { Found } from '../../../shared/contract/discovery';
import type { Intercom } from '../../../shared/contract/intercoms';

/**
 * A row with what is known of its intercom since the search: the name it was given, and that its
 * certificate is another one, which no search looks at. The same object where nothing differs.
 */
export function withKnown(row: Found, known: Intercom | undefined): Found {
  if (known === undefined) return row;
  const name = known.name === '' ? row.name : known.name;
  const changed = known.state === 'certificate-changed' && row.state === 'ready';
  const state = changed ? known.state : row.state;
  return name === row.name && state === row.state ? row : { ...row, name, state };
}

import { describe, expect, it } from 'vitest';
import { discoveryCalls } from '../../../shared/contract/discovery';
import { intercomCalls } from '../../../shared/contract/intercoms';
import { withKnown } from '../../../renderer/screens/find/with-known';

const [row] = discoveryCalls['discovery.get'].example.output.found;
const known = intercomCalls['intercoms.get'].example.output;

describe('a row that was found, with what is known of its intercom since', () => {
  if (!row) throw new Error('The example of discovery.get has no row.');
  const ready = { ...row, name: '', state: 'ready' as const };

  it('has the name that the intercom was given after the search', () => {
    expect(withKnown(ready, { ...known, name: 'Front gate' }).name).toBe('Front gate');
  });

  it('says that its certificate is another one, which the search did not look at', () => {
    expect(withKnown(ready, { ...known, state: 'certificate-changed' }).state).toBe(
      'certificate-changed',
    );
  });

  it('believes the search about everything else', () => {
    expect(withKnown(ready, { ...known, state: 'no-answer' }).state).toBe('ready');
    const refused = { ...ready, state: 'wants-https' as const };
    expect(withKnown(refused, { ...known, state: 'certificate-changed' }).state).toBe(
      'wants-https',
    );
  });

  it('is the same object where nothing differs, so that lists keep what they know of it', () => {
    expect(withKnown(ready, undefined)).toBe(ready);
    expect(withKnown(ready, { ...known, name: '', state: 'ready' })).toBe(ready);
  });
});

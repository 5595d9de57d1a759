import { randomBytes } from 'node:crypto';
import { parseChallenges } from '../../driver/auth/challenge';
import { basicHeader, canAnswer, digestHeader } from '../../driver/auth/digest';
import { FACTORY_CREDENTIALS } from '../../store/credential-store';
import type { Anonymous, Seen } from './anonymous';

const PATH = '/api/system/info';

export interface FactoryTry {
  readonly verdict: 'valid' | 'refused' | 'untold';
  /** In words, for `untold`. */
  readonly words: string;
}

const untold = (words: string): FactoryTry => ({ verdict: 'untold', words });

/** Signs once what is asked for; undefined where Lintel can answer nothing of it. */
function signed({ headers }: Seen): string | undefined {
  const challenges = parseChallenges(headers['www-authenticate']);
  for (const challenge of challenges)
    if (challenge.scheme === 'digest' && canAnswer(challenge))
      return digestHeader(challenge, {
        ...{ method: 'GET', uri: PATH, count: 1, cnonce: randomBytes(8).toString('hex') },
        credentials: FACTORY_CREDENTIALS,
      });
  return challenges.some(({ scheme }) => scheme === 'basic')
    ? basicHeader(FACTORY_CREDENTIALS)
    : undefined;
}

/**
 * Tries the factory's user and password on the HTTP API: one signed request and never a second one,
 * so that a unit that counts refused passwords counts one.
 */
export async function tryFactory(anonymous: Anonymous): Promise<FactoryTry> {
  const asked = await anonymous.get(PATH);
  if (asked.status === 200)
    return untold("The factory's password was not tried: the HTTP API asks for none.");
  const authorization = asked.status === 401 ? signed(asked) : undefined;
  if (authorization === undefined)
    return untold(
      `The factory's password was not tried: the HTTP API answered ${asked.status} to a request without one.`,
    );
  const { status, headers } = await anonymous.get(PATH, { authorization });
  if (status === 200) return { verdict: 'valid', words: '' };
  const stale = parseChallenges(headers['www-authenticate']).some(
    (one) => one.scheme === 'digest' && one.stale,
  );
  if (status === 401 && !stale) return { verdict: 'refused', words: '' };
  return untold(`Whether the factory's password is refused could not be told (HTTP ${status}).`);
}

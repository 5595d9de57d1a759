import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK } from '../../../../shared/device/secret-mask';
import type { Site } from '../../../../shared/site/document';
import { joinSecrets, splitSecrets } from '../../../../shared/site/secrets';
import { door, person, site } from '../../../support/site-parts';

/** Words that stand for secrets: none of them is a part of anything else in a site. */
const secret = fc.nat(9_999_999).map((number) => `§${String(number).padStart(7, '0')}`);
const id = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'login', 'x/cards', '1');
const key = fc.constantFrom('Config.Account1.GENERAL.Pwd', 'Config.DoorSetting.PublicKey1');

const siteOf: fc.Arbitrary<Site> = fc
  .record({
    people: fc.uniqueArray(
      fc.record({
        id,
        cards: fc.array(secret, { maxLength: 5 }),
        pins: fc.array(secret, { maxLength: 3 }),
      }),
      { selector: (one) => one.id, maxLength: 5 },
    ),
    doors: fc.uniqueArray(
      fc.record({
        id,
        password: fc.option(secret, { nil: '' }),
        settings: fc.dictionary(key, secret, { maxKeys: 2 }),
      }),
      { selector: (one) => one.id, maxLength: 5 },
    ),
    login: fc.option(secret, { nil: '' }),
  })
  .map(({ people, doors, login }) =>
    site({
      people: people.map(({ id: own, ...more }) => person(own, more)),
      doors: doors.map(({ id: own, password, settings }) =>
        door(own, { settings, accounts: [{ account: 1, server: 's', password }] }),
      ),
      login: { username: 'admin', password: login },
    }),
  );

describe('secrets of a site', () => {
  it('are all taken out, and all put back where they were', () => {
    fc.assert(
      fc.property(siteOf, (whole) => {
        const { open, secrets } = splitSecrets(whole);
        expect(JSON.stringify(open)).not.toContain('§');
        expect(joinSecrets(open, secrets)).toEqual(whole);
        // Through JSON, as they lie on the disk.
        const stored = JSON.parse(JSON.stringify(secrets)) as typeof secrets;
        expect(joinSecrets(open, stored)).toEqual(whole);
        expect(splitSecrets(open).open).toEqual(open);
      }),
    );
  });

  it('that were never sealed stay masks, and what is newer stays what it is', () => {
    fc.assert(
      fc.property(siteOf, siteOf, (whole, other) => {
        const { open } = splitSecrets(whole);
        expect(joinSecrets(open, {})).toEqual(open);
        expect(joinSecrets(whole, splitSecrets(other).secrets)).toEqual(whole);
      }),
    );
  });

  it('stand in presets and in addresses with a login, too', () => {
    const url = 'http://user:pass§@10.0.0.1/';
    const whole = site({
      presets: [{ id: 'r', name: 'Relays', values: { 'Config.X.Url': url, 'Config.X.Name': 'A' } }],
    });
    const { open, secrets } = splitSecrets(whole);
    expect(open.presets[0]?.values).toEqual({ 'Config.X.Url': MASK, 'Config.X.Name': 'A' });
    expect(joinSecrets(open, secrets)).toEqual(whole);
  });
});

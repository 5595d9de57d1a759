import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileParts } from '../../electron/backend/site/store/format';
import { readSite } from '../../electron/backend/site/store/read';
import { AppError } from '../../shared/errors';
import { siteSchema } from '../../shared/site/document';
import { makeSite } from '../support/site';
import { textOf } from '../unit/site/support';

const RUNS = { numRuns: 400 };
let text: string;

beforeAll(async () => {
  text = await textOf(makeSite({ doors: 3, people: 12 }));
});

/** What comes out is a site that can be saved and read again, or an error of ours. */
function survives(content: string): void {
  try {
    const { site, sealed } = readSite(content);
    expect(siteSchema.parse(site)).toEqual(site);
    const again = readSite([...fileParts(site, sealed)].join(''));
    expect(again.site).toEqual(site);
    expect(again.state).toBe(sealed ? 'good' : 'damaged');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toMatch(/^site\.(damaged|not-a-site)$/);
  }
}

const piece = fc.oneof(
  fc.constantFrom(
    ...['{', '}', '[', ']', ',\n', '\n', '":', '"', '{"id":"x"', '"people": [', '"doors": [\n'],
    ...['"format": "lintel-site",\n', '"version": 1,\n', '"counts": {"people":9},\n', 'null', '\0'],
    ...[
      '"__proto__": {},\n',
      '"sealed": null,\n',
      '{"id":"a","name":"b"},\n',
      '],\n',
      '\\',
      '1e999',
    ],
  ),
  fc.string({ maxLength: 6 }),
);

describe('a file that claims to be a site', () => {
  it('of pieces in any order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) =>
        survives(`{\n"format": "lintel-site",\n${pieces.join('')}`),
      ),
      RUNS,
    );
  });

  it('with parts cut out, doubled, or swapped', () => {
    const place = fc.nat(100_000).map((at) => at % text.length);
    fc.assert(
      fc.property(place, fc.nat(3000), place, (from, length, to) => {
        const part = text.slice(from, from + length);
        const rest = text.slice(0, from) + text.slice(from + length);
        survives(rest);
        survives(rest.slice(0, to) + part + rest.slice(to));
        survives(text.slice(0, to) + part + text.slice(to));
      }),
      RUNS,
    );
  });

  it('whose values are anything', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const lists = fc.constantFrom('people', 'doors', 'history', 'counts', 'sealed', 'login', 'id');
    const whole = JSON.parse(text) as object;
    fc.assert(
      fc.property(lists, value, (key, found) =>
        survives(JSON.stringify({ ...whole, [key]: found })),
      ),
      RUNS,
    );
  });
});

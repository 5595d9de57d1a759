import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { compareLines, type Difference } from '../../../renderer/screens/compare/lines';
import { compareRecords } from '../../../shared/compare/records';
import type { ComparedSide } from '../../../shared/compare/sides';
import { calls } from '../../../shared/contract';
import { i18next } from '../../../renderer/text';

const side = (records: ComparedSide['records']): ComparedSide => ({
  ...{ model: 'A05', settings: {}, records, untold: [], codesUntold: [] },
  ...{ whole: true, live: true, readOnly: {} },
});

const t: TFunction = i18next.t.bind(i18next);

test('rows of one name that only one side has are told apart by what they hold, never by a code', () => {
  const { lines } = compareRecords(
    side({
      contact: [{ ID: '1', Name: 'Carol', Phone: '115' }],
      privatekey: [{ ID: '1', Name: 'Ann', Code: '83941', DoorNum: '12' }],
    }),
    side({ contact: [{ ID: '4', Name: 'Carol', Phone: '116' }], privatekey: [] }),
  );
  const difference: Difference = {
    ...calls['config.diff'].example.output,
    settings: [],
    records: [...lines],
  };
  const shown = compareLines(t, difference).map(({ name, left, right }) => ({ name, left, right }));
  const carols = shown.filter(({ name }) => name === 'Carol');
  expect(carols.flatMap(({ left }) => left)).toContain('Number or address: 115');
  expect(carols.flatMap(({ right }) => right)).toContain('Number or address: 116');
  expect(JSON.stringify(shown)).not.toContain('83941');
});

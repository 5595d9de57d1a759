import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CONTRACT_README, contractReadme } from '../../../../build/contract-readme';
import { calls, events, isCallName, isEventName } from '../../../../shared/contract';

describe('the contract', () => {
  for (const [name, row] of Object.entries(calls)) {
    it(`has an example of ${name} that its schemas accept`, () => {
      expect(row.input.safeParse(row.example.input).error).toBeUndefined();
      expect(row.output.safeParse(row.example.output).error).toBeUndefined();
      expect(row.summary).toMatch(/\.$/);
    });
    it(`carries the example of ${name} as JSON unchanged`, () => {
      expect(JSON.parse(JSON.stringify(row.example))).toEqual(row.example);
    });
  }

  it('names an existing call as the snapshot of every event', () => {
    for (const row of Object.values(events)) expect(isCallName(row.snapshot)).toBe(true);
  });

  it('knows its own names and no others', () => {
    expect(isCallName('app.info')).toBe(true);
    expect(isCallName('toString')).toBe(false);
    expect(isEventName('jobs.changed')).toBe(true);
    expect(isEventName('constructor')).toBe(false);
  });
});

describe('the README of the contract', () => {
  it('is what the contract says now (npm run contract writes it)', async () => {
    expect(await readFile(CONTRACT_README, 'utf8')).toBe(await contractReadme());
  });

  it('shows every call and every event', async () => {
    const text = await contractReadme();
    for (const name of [...Object.keys(calls), ...Object.keys(events)])
      expect(text).toContain(`### ${name}\n`);
  });
});

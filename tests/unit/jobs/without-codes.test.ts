import { describe, expect, it } from 'vitest';
import { withoutCodes } from '../../../electron/backend/jobs/without-codes';
import { exampleJob } from '../../../shared/contract/jobs';

const written = (key: string, before: string | null, wanted: string) => ({
  ...{ key, before, wanted, after: wanted, outcome: 'stored', secret: false },
});

const kept = (...entries: readonly object[]): string =>
  JSON.stringify(withoutCodes({ ...exampleJob, result: { written: entries } }));

describe('a job as it lies on the disk', () => {
  it.each([
    ['a public code', 'Config.DoorSetting.PASSWORD.PublicKey1'],
    ['a telephone key', 'Config.DoorSetting.DTMF.Code1'],
    ['several telephone keys', 'Config.DoorSetting.DTMF.MultiCode2'],
  ])('does not hold %s, old or new', (_, key) => {
    const text = kept(written(key, '31415926', '27182818'));
    expect(text).not.toContain('31415926');
    expect(text).not.toContain('27182818');
    expect(text).toContain(key);
    expect(text).toContain('"secret":true');
  });

  it('does not hold a login inside an address', () => {
    const key = 'Config.DoorSetting.INPUT.ActionUrlA';
    expect(kept(written(key, null, 'http://guard:hunter2@10.0.0.9/open'))).not.toContain('hunter2');
  });

  it('keeps everything else as it was', () => {
    const entry = written('Config.DoorSetting.PASSWORD.PublicKeyEnable', '0', '1');
    const job = { ...exampleJob, result: { written: [entry], account: 1 } };
    expect(withoutCodes(job)).toEqual(job);
    expect(withoutCodes(exampleJob)).toBe(exampleJob);
  });
});

import { describe, expect, it } from 'vitest';
import { signedIn } from '../services/support';
import { got, imported } from './support';

const CARDS = [
  { Name: 'Lucy', Code: '00B4161D', DoorNum: '1' },
  { Name: '=cmd()', Code: '0000A1B2', DoorNum: '12' },
];

describe('a list that is saved', () => {
  it('as a spreadsheet is text through and through, and imports again without a change', async () => {
    const pair = await signedIn({ model: 'A05', seed: { rfkey: CARDS } });
    const { app, id, unit } = pair;
    const file = await app.call('records.export', { id, kind: 'rfkey', format: 'spreadsheet' });
    expect(file).toMatchObject({ madeBy: 'lintel' });
    expect(file.name).toMatch(/RF cards\.csv$/);
    const text = await got(app, file.token);
    expect(text).toContain("'00B4161D");
    expect(text).toContain("'=cmd()");
    const job = await imported(pair, { content: text, kind: 'rfkey' });
    expect(job.result['report']).toMatchObject({ unchanged: 2, added: 0, changed: 0 });
    expect(unit.requests.some(({ action }) => action === 'add' || action === 'set')).toBe(false);
  });

  it.each([
    ['rfkey', 'xml', 'ICKey'],
    ['contact', 'csv', 'END'],
    ['contact', 'xml', '<Directory>'],
    ['contact', 'vcf', 'BEGIN:VCARD'],
  ] as const)('%s as %s is the file of the intercom itself', async (kind, format, mark) => {
    const { app, id } = await signedIn({
      model: 'A05',
      seed: { rfkey: CARDS, contact: [{ Name: 'Max', Phone: '101' }] },
    });
    const file = await app.call('records.export', { id, kind, format });
    expect(file).toMatchObject({ madeBy: 'intercom' });
    expect(await got(app, file.token)).toContain(mark);
    const opened = await app.call('imports.open', { file: file.token, kind });
    expect(opened.needsMapping).toBe(false);
  });

  it('is made in the same layout where the intercom cannot, and says so', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const file = await app.call('records.export', { id, kind: 'contact', format: 'csv' });
    expect(file).toMatchObject({ madeBy: 'lintel' });
    expect(await got(app, file.token)).toMatch(/^FN,N,.*,END\n$/);
  });

  it('of people is an archive that another intercom takes', async () => {
    const person = { UserID: '7', Name: 'Lucy', PrivatePIN: '0420', Relays: '1001-1' };
    const { app, id } = await signedIn({ model: 'E18C', seed: { user: [person] } });
    const file = await app.call('records.export', { id, kind: 'user', format: 'tgz' });
    const { rows } = await app.call('imports.preview', { file: file.token, kind: 'user' });
    expect(rows).toMatchObject([{ UserID: '7', Name: 'Lucy', PrivatePIN: '0420' }]);
  });

  it('is refused in a form that no intercom has', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const error = await app.failure('records.export', { id, kind: 'group', format: 'vcf' });
    expect(error.code).toBe('device.unsupported');
  });
});

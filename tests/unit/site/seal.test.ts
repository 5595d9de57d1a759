import { describe, expect, it } from 'vitest';
import {
  keyOf,
  newKey,
  seal,
  sealedSchema,
  unseal,
} from '../../../electron/backend/site/store/seal';

const secrets = { 'person/p1/pins': ['4711'], login: ['httpapi'] };
const about = { id: 'site-1', version: 1 };
const sealed = async () => seal(await newKey('correct horse', 1024), about, secrets);

describe('what a passphrase seals', () => {
  it('opens with it, and shows nothing without', async () => {
    const found = sealedSchema.parse(JSON.parse(JSON.stringify(await sealed())));
    expect(JSON.stringify(found)).not.toMatch(/4711|httpapi|person/);
    const key = await keyOf(found, 'correct horse');
    expect(unseal(found, key, 'site-1')).toEqual(secrets);
  });

  it('says at once that a passphrase is wrong', async () => {
    const found = await sealed();
    for (const wrong of ['correct horse ', 'Correct horse', '', 'x'])
      await expect(keyOf(found, wrong)).rejects.toMatchObject({ code: 'site.wrong-passphrase' });
  });

  it('takes both spellings of an accent for the same', async () => {
    const found = seal(await newKey('Schl\u00fcssel', 1024), about, secrets);
    const key = await keyOf(found, 'Schlu\u0308ssel');
    expect(unseal(found, key, 'site-1')).toEqual(secrets);
  });

  it('is another each time, with the same key', async () => {
    const key = await newKey('correct horse', 1024);
    const [a, b] = [seal(key, about, secrets), seal(key, about, secrets)];
    expect(a.iv).not.toBe(b.iv);
    expect(a.data).not.toBe(b.data);
    expect((await newKey('correct horse', 1024)).scrypt.salt).not.toBe(key.scrypt.salt);
  });

  it('does not open in another document, under another version or with a bit turned', async () => {
    const found = await sealed();
    const key = await keyOf(found, 'correct horse');
    const turned = Buffer.from(found.data, 'base64');
    turned[3] = (turned[3] ?? 0) ^ 1;
    for (const [one, id] of [
      [found, 'site-2'],
      [{ ...found, version: 2 }, 'site-1'],
      [{ ...found, data: turned.toString('base64') }, 'site-1'],
      [{ ...found, tag: Buffer.alloc(16).toString('base64') }, 'site-1'],
    ] as const) {
      const open = () => unseal(one, key, id);
      expect(open).toThrow(expect.objectContaining({ code: 'site.damaged' }) as Error);
    }
  });

  it('lets no file ask for more memory than a laptop has', async () => {
    const found = await sealed();
    const asking = (scrypt: object) =>
      sealedSchema.safeParse({ ...found, scrypt: { ...found.scrypt, ...scrypt } }).success;
    expect(asking({})).toBe(true);
    expect(asking({ cost: 2 ** 20, blockSize: 32 })).toBe(false);
    expect(asking({ cost: 2 ** 30 })).toBe(false);
    expect(asking({ cost: 5000 })).toBe(false);
    expect(asking({ parallel: 1000 })).toBe(false);
  });

  it('is made without stopping the program', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await newKey('correct horse', 2 ** 17);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });
});

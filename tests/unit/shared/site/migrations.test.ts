import { describe, expect, it } from 'vitest';
import {
  migrateSecrets,
  migrateSite,
  oldestVersion,
  type MigrationPath,
  type RawSite,
} from '../../../../shared/site/migrations';

/** Two steps as they will be written: fields renamed, a list made of another, secrets that move. */
const path: MigrationPath = {
  to: 3,
  steps: [
    {
      from: 2,
      document: ({ house, ...raw }) => ({ ...raw, address: house }),
    },
    {
      from: 1,
      document: ({ units, ...raw }) => ({
        ...raw,
        doors: (units as readonly RawSite[]).map(({ title, ...unit }) => ({
          ...unit,
          name: title,
        })),
      }),
      secrets: ({ password, ...others }) => ({ ...others, ...(password && { login: password }) }),
    },
  ],
};
const first: RawSite = { version: 1, house: 'Quay 1', units: [{ id: 'd1', title: 'Gate' }] };

describe('a document of an older version', () => {
  it('is brought forward step by step, whatever their order in the list', () => {
    expect(migrateSite(first, 1, path)).toEqual({
      version: 3,
      address: 'Quay 1',
      doors: [{ id: 'd1', name: 'Gate' }],
    });
    expect(first).toEqual({ version: 1, house: 'Quay 1', units: [{ id: 'd1', title: 'Gate' }] });
  });

  it('needs only the steps that are left', () => {
    const second = { version: 2, house: 'Quay 1', doors: [] };
    expect(migrateSite(second, 2, path)).toEqual({ version: 3, address: 'Quay 1', doors: [] });
    expect(migrateSite({ version: 3 }, 3, path)).toEqual({ version: 3 });
  });

  it('of a version to which no steps lead back is left as it is', () => {
    expect(migrateSite({ version: 0, house: 'x' }, 0, path)).toEqual({ version: 0, house: 'x' });
    expect(oldestVersion(path)).toBe(1);
    expect(oldestVersion({ steps: path.steps.slice(0, 1), to: 3 })).toBe(2);
    expect(oldestVersion()).toBe(1);
  });

  it('has its secrets moved when they are opened', () => {
    const sealed = { password: ['httpapi'], 'person/p1/pins': ['1'] };
    expect(migrateSecrets(sealed, 1, path)).toEqual({
      login: ['httpapi'],
      'person/p1/pins': ['1'],
    });
    expect(migrateSecrets(sealed, 2, path)).toEqual(sealed);
  });
});

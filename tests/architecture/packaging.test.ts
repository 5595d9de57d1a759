import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import config from '../../build/electron-builder.config.mjs';
import { inRoot } from '../../build/lib/paths.mjs';

interface Logger {
  readonly isEnabled: boolean;
}

type Validate = (config: unknown, logger: Logger) => Promise<void>;

// electron-builder validates only as the first step of a run that then downloads; its own validator
// is reached through the file where it lives.
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration: Validate;
};
const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => Logger };

const validate = (value: unknown): Promise<void> =>
  validateConfiguration(value, new DebugLogger(false));

describe('the packager configuration', () => {
  test('is valid', async () => {
    await expect(validate(structuredClone(config))).resolves.toBeUndefined();
  });

  test('would be refused with a key that electron-builder does not know', async () => {
    await expect(validate({ ...config, targetz: [] })).rejects.toThrow(/targetz/);
  });

  test('packs for the three systems that technicians use', () => {
    const names = (targets: unknown): readonly string[] =>
      (targets as readonly { readonly target: string }[]).map(({ target }) => target);
    expect(names(config.win?.target)).toEqual(['portable', 'nsis']);
    expect(names(config.mac?.target)).toEqual(['dmg', 'zip']);
    expect(names(config.linux?.target)).toEqual(['AppImage', 'deb']);
  });

  test('closes every door that Electron leaves open', () => {
    expect(config.asar).toBe(true);
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: true,
    });
  });

  test('has an icon of 512 by 512 pixels', () => {
    const icon = config.linux?.icon ?? '';
    expect(existsSync(inRoot(icon))).toBe(true);
    const png = readFileSync(inRoot(icon));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
  });
});

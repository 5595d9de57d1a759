import { describe, expect, it } from 'vitest';
import { findBrowser, type Computer } from '../../../electron/host-loopback/find-browser';

const computer = (more: Partial<Computer>, files: readonly string[]): Computer => ({
  ...{ env: {}, platform: 'linux', home: '/home/k' },
  exists: (file) => files.includes(file),
  ...more,
});

describe('finding a browser that prints', () => {
  it('finds what distributions and people install, Chromium first', () => {
    const files = ['/usr/bin/google-chrome-stable', '/usr/bin/chromium'];
    expect(findBrowser(computer({}, files))).toEqual({ executable: '/usr/bin/chromium' });
    const own = computer({ env: { PATH: '/opt/x:/usr/bin' } }, ['/opt/x/google-chrome']);
    expect(findBrowser(own)).toEqual({ executable: '/opt/x/google-chrome' });
  });

  it('gives a snap the only folder that it may use', () => {
    const env = { PATH: '/snap/bin:/usr/bin' };
    expect(findBrowser(computer({ env }, ['/snap/bin/chromium']))).toEqual({
      executable: '/snap/bin/chromium',
      ownFolder: '/home/k/snap/chromium/common',
    });
  });

  it('finds Chrome and Edge on Windows', () => {
    const env = { ProgramFiles: 'C:\\Programme', 'ProgramFiles(x86)': 'C:\\P86' };
    const edge = 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser(computer({ env, platform: 'win32' }, [edge]))).toEqual({
      executable: edge,
    });
  });

  it('finds apps of all and of one user on macOS', () => {
    const app = '/Users/k/Applications/Chromium.app/Contents/MacOS/Chromium';
    const mac = computer({ platform: 'darwin', home: '/Users/k' }, [app]);
    expect(findBrowser(mac)).toEqual({ executable: app });
  });

  it('takes the one that is named, and goes on where there is no such file', () => {
    const env = { LINTEL_CHROMIUM: '/opt/own' };
    const files = ['/opt/own', '/usr/bin/chromium'];
    expect(findBrowser(computer({ env }, files))).toEqual({ executable: '/opt/own' });
    expect(findBrowser(computer({ env }, ['/usr/bin/chromium']))).toEqual({
      executable: '/usr/bin/chromium',
    });
  });

  it('finds nothing where there is nothing', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const)
      expect(findBrowser(computer({ platform }, []))).toBeUndefined();
  });
});

import { both, ok, refused, text, upload } from '../reply';
import { identity } from './system';
import type { Device } from '../device';
import type { Actions } from '../reply';

const VERSION = /\d+\.\d+\.\d+\.\d+/;

/** The version in the name of an image; without one, the build counts one up. */
function versionOf(imageName: string, current: string): string {
  const named = VERSION.exec(imageName)?.[0];
  if (named !== undefined) return named;
  const parts = current.split('.');
  return [...parts.slice(0, -1), String(Number(parts.at(-1)) + 1)].join('.');
}

/** Product and OEM number are the same: `105.30` of 105.30.1.218 (device notes 5). */
function fits(version: string, current: string): boolean {
  return version.split('.').slice(0, 2).join('.') === current.split('.').slice(0, 2).join('.');
}

function upgrade(device: Device, md5: string | undefined): ReturnType<typeof ok> {
  const { firmwareJob } = device.state;
  const { image } = firmwareJob;
  if (firmwareJob.stage !== 'uploaded' || image === undefined) return refused('Failed');
  if (md5 !== undefined && md5.toLowerCase() !== image.md5)
    return refused('Wrong MD5', { data: { md5, md5_calc: image.md5 } });
  const version = versionOf(image.name, device.state.firmware);
  // What a unit says to an image of another product is not published; it must not take it.
  if (!fits(version, device.state.firmware)) return refused('Invalid firmware');
  firmwareJob.stage = 'upgrading';
  return ok(undefined, { after: () => device.install(version) });
}

export const firmwareActions: Actions = {
  status: both((device) => ok(identity(device))),
  prepare: both((device) => {
    const { received } = device.state.firmwareJob;
    device.state.firmwareJob = { stage: 'prepared', image: undefined, received };
    return ok();
  }),
  upload: upload('file', (device, { upload: image }) => {
    if (device.state.firmwareJob.stage === 'idle') return refused('Failed');
    if (image === undefined || image.size === 0) return refused('Upload Failed');
    const { fileName: name, size } = image;
    const received = device.state.firmwareJob.received + 1;
    const damaged = device.options.upgradeFate === 'damages-first' && received === 1;
    const md5 = damaged
      ? image.md5.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
      : image.md5;
    device.state.firmwareJob = { stage: 'uploaded', image: { name, size, md5 }, received };
    return ok();
  }),
  upgrade: both((device, { data }) => upgrade(device, text(data, 'md5'))),
};

import { capturedBytes, captureFile } from '../files/sip-capture';
import { badParam, both, file, ok, refused, text } from '../reply';
import type { Device } from '../device';
import type { ApiRequest } from '../reply';
import type { Actions } from '../reply';

function start(device: Device, { data }: ApiRequest): ReturnType<typeof ok> {
  const type = text(data, 'type') ?? 'auto';
  const filter = text(data, 'filter') ?? 'ip';
  const time = text(data, 'time') ?? '60';
  const size = text(data, 'size') ?? '1048576';
  const seconds = Number(time);
  if (type !== 'auto' && type !== 'manual') return badParam();
  if (!(seconds >= 1 && seconds <= 180) || !(Number(size) > 0)) return badParam();
  const startedAt = device.clock.now();
  device.state.capture = {
    status: 'running',
    type,
    filter,
    startedAt,
    endsAt: type === 'auto' ? startedAt + seconds * 1000 : undefined,
    limit: Number(size),
  };
  return ok({ filter, interface: 'eth0', size, time, type });
}

/** A capture stops by itself after its time or when it is full (manual, Api pcap start). */
function settle(device: Device): void {
  const { capture } = device.state;
  const now = device.clock.now();
  if (capture.status !== 'running') return;
  const over = capture.endsAt !== undefined && now >= capture.endsAt;
  const full = capturedBytes(device, now) >= capture.limit;
  if (!over && !full) return;
  capture.status = 'stop';
  capture.endsAt = over ? capture.endsAt : now;
}

export const captureActions: Actions = {
  status: both((device) => {
    settle(device);
    const { capture } = device.state;
    return ok({ FileSize: capturedBytes(device, device.clock.now()), Status: capture.status });
  }),
  start: both(start),
  stop: both((device) => {
    settle(device);
    const { capture } = device.state;
    const end = capture.status === 'running' ? device.clock.now() : (capture.endsAt ?? 0);
    capture.status = 'stop';
    capture.endsAt = end;
    const seconds = capture.startedAt === 0 ? 0 : Math.round((end - capture.startedAt) / 1000);
    return ok({ FileSize: String(capturedBytes(device, end)), Time: String(seconds) });
  }),
  export: both((device) => {
    settle(device);
    if (device.state.capture.startedAt === 0) return refused('Export Failed.');
    return file('phone.pcap', captureFile(device, device.clock.now()));
  }),
};

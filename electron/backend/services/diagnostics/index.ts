import type { Core } from '../core';
import { createCaptureServices } from './capture';
import { createLogServices } from './logs';

/** The calls by which a technician finds out what happened: logs and packet captures. */
export function createDiagnosticsServices(
  core: Core,
): ReturnType<typeof createLogServices> & ReturnType<typeof createCaptureServices> {
  return { ...createLogServices(core), ...createCaptureServices(core) };
}

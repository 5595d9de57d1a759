import { identity } from '../handlers/system';
import { json, type Answer } from './respond';
import type { Device } from '../device';

/**
 * What the web interface tells without signing in, whatever the API allows (device notes 3;
 * shapes of real S5xx and E18C units). Undefined where the model has no such page.
 */
export function identify(device: Device, pathname: string): Answer | undefined {
  const { identify: kind } = device.dialect;
  if (kind === 'web-system-info' && pathname === '/api/web/system/info') {
    const { Model, FirmwareVersion, HardwareVersion } = identity(device);
    return json({ retcode: 0, data: { Status: { Model, FirmwareVersion, HardwareVersion } } });
  }
  if (kind === 'web-status' && pathname === '/web/status/get')
    return json({ retcode: 0, data: { ProductName: device.dialect.product } });
  return undefined;
}

import { both, ok } from '../reply';
import type { Device } from '../device';
import type { Actions } from '../reply';

/** Account1, Account2 as system/info and sip/status tell them (manual, Api sip status). */
export function accountStatus(device: Device): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    device.state.sip.map(({ status }, index) => {
      const { userName, server } = device.account(index);
      const account = { SipServer: server, Status: String(status), UserName: userName };
      return [`Account${index + 1}`, account];
    }),
  );
}

/** Section `Status` of system/info, and the whole of firmware/status. */
export function identity(device: Device): Readonly<Record<string, string>> {
  return {
    FirmwareVersion: device.state.firmware,
    HardwareVersion: device.dialect.hardware,
    MAC: device.mac,
    Model: device.dialect.product,
  };
}

function lan(device: Device): Readonly<Record<string, string>> {
  const value = (key: string): string => device.setting(`Config.Network.LAN.${key}`);
  return {
    DNS1: value('PrimaryDNS'),
    DNS2: value('SecondaryDNS'),
    Gateway: value('DefaultGateway'),
    IPAddress: value('IPAddress'),
    LinkStatus: '1',
    PortType: value('Type'),
    SubnetMask: value('SubnetMask'),
  };
}

export const systemActions: Actions = {
  info: both((device) => {
    const sections = { ...accountStatus(device), Lan: lan(device), Status: identity(device) };
    return device.dialect.flatInfo ? ok(undefined, { flat: sections }) : ok(sections);
  }),
  status: both((device) => {
    const seconds = Math.floor(device.clock.now() / 1000);
    const up = Math.floor((device.clock.now() - device.state.bootedAt) / 1000);
    const texts = device.dialect.counts === 'text';
    return ok({ SystemTime: seconds, UpTime: texts ? String(up) : up });
  }),
  // The manual's example answers with the action `status` (Api system reboot).
  reboot: both((device) =>
    ok(undefined, {
      action: device.options.model === 'A05' ? 'status' : 'reboot',
      after: () => device.reboot(),
    }),
  ),
};

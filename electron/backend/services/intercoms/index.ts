import { toAppError } from '../../../../shared/errors';
import { forgetWays } from '../../access/both-passwords';
import { originOf, parseAddress } from '../../driver/address';
import type { Services } from '../../services';
import { secretKeyOf } from '../sign-in-secret';
import { connect, type ConnectDeps } from './connect';
import { probe, PROBED } from './probe';
import { rejectionKeys } from './sign-in';

type IntercomServices = Pick<
  Services,
  | 'intercoms.connect'
  | 'intercoms.list'
  | 'intercoms.get'
  | 'intercoms.update'
  | 'intercoms.forget'
  | 'intercoms.probe'
  | 'intercoms.openWebPage'
  | 'credentials.list'
  | 'credentials.add'
  | 'credentials.remove'
>;

/** The calls about known intercoms and about credentials. */
export function createIntercomServices(deps: ConnectDeps): IntercomServices {
  const { registry, drivers, secrets, credentials, rejections, ports, log } = deps.core;
  return {
    'intercoms.connect': (input, { signal }) => connect(deps, input, signal),
    'intercoms.list': () => ({ intercoms: [...registry.list()] }),
    'intercoms.get': ({ id }) => registry.get(id),
    'intercoms.update': ({ id, name, notes }) =>
      registry.patch(id, {
        ...(name !== undefined && { name }),
        ...(notes !== undefined && { notes }),
      }),
    async 'intercoms.forget'({ id }) {
      const { address, mac } = registry.get(id);
      await drivers.drop(id);
      await secrets.drop(secretKeyOf(id));
      await forgetWays(secrets, id);
      rejections.clear(rejectionKeys(parseAddress(address), mac));
      await registry.remove(id);
      return {};
    },
    async 'intercoms.probe'({ id, refresh }, { signal }) {
      const known = registry.get(id).capabilities;
      const asked = PROBED.every((name) => (known[name] ?? 'unknown') !== 'unknown');
      if (asked && !refresh) return registry.get(id);
      const found = await drivers.use(id, (driver) => probe(driver, signal), {
        signal,
        repeatable: true,
      });
      await registry.learn(id, found);
      return registry.get(id);
    },
    async 'intercoms.openWebPage'({ address }) {
      const url = `${originOf(parseAddress(address))}/`;
      if (!ports.openLink) return { url, opened: false };
      try {
        await ports.openLink(url);
        return { url, opened: true };
      } catch (error) {
        // The window can still open it itself.
        log('warn', 'The browser could not be opened', { reason: toAppError(error).message });
        return { url, opened: false };
      }
    },
    'credentials.list': () => ({ credentials: [...credentials.list()] }),
    'credentials.add': (entry) => credentials.add(entry),
    async 'credentials.remove'({ id }) {
      await credentials.remove(id);
      return {};
    },
  };
}

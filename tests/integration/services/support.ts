import { afterEach } from 'vitest';
import {
  startVirtualIntercom,
  type VirtualIntercom,
  type VirtualOptions,
} from '../../../electron/backend/virtual';
import type { Intercom } from '../../../shared/contract/intercoms';
import { startTestBackend, type TestBackend, type TestBackendOptions } from '../../support/backend';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of open.splice(0).reverse()) await end();
});

/** A backend that ends with the test. */
export async function backend(options?: TestBackendOptions): Promise<TestBackend> {
  const app = await startTestBackend(options);
  open.push(() => app.dispose());
  return app;
}

/** A virtual intercom that ends with the test; `admin`/`httpapi` with Digest unless told. */
export async function intercom(options: VirtualOptions): Promise<VirtualIntercom> {
  const unit = await startVirtualIntercom({ auth: { mode: 'digest' }, ...options });
  open.push(async () => {
    unit.faults.clear();
    await unit.stop();
  });
  return unit;
}

export interface Pair {
  readonly app: TestBackend;
  readonly unit: VirtualIntercom;
  readonly known: Intercom;
  readonly id: string;
}

/** A backend that has signed in to a virtual intercom. */
export async function signedIn(
  options: VirtualOptions,
  backendOptions?: TestBackendOptions,
  login: { readonly username?: string; readonly password?: string } = {},
): Promise<Pair> {
  const unit = await intercom(options);
  const app = await backend(backendOptions);
  const known = await app.call('intercoms.connect', { address: unit.address, ...login });
  return { app, unit, known, id: known.id };
}

/** Runs at the end of the test, last one first. */
export function atEnd(end: () => Promise<void>): void {
  open.push(end);
}

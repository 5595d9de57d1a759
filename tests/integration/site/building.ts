import { expect, vi } from 'vitest';
import type { CallInput, CallOutput } from '../../../shared/contract';
import type { Fleet } from '../../../shared/contract/fleet';
import type { PlanHead, PlanLine } from '../../../shared/contract/site-plan';
import type { Site } from '../../../shared/site/document';
import {
  startVirtualIntercom,
  type VirtualIntercom,
  type VirtualModel,
  type VirtualOptions,
} from '../../../electron/backend/virtual';
import type { TestBackend } from '../../support/backend';
import { enter } from '../../support/enter-site';
import { makeSite } from '../../support/site';
import { over } from '../access/support';
import { atEnd, backend } from '../services/support';

export const PASSPHRASE = 'correct horse battery';

/** Dialects in the order of the doors of a made-up site. */
const MODELS: readonly VirtualModel[] = ['X916', 'R29', 'A05', 'E18C', 'S532'];

export interface Building {
  readonly app: TestBackend;
  /** ID of the site. */
  readonly site: string;
  readonly units: readonly VirtualIntercom[];
  /** IDs of the doors, in the order of the units. */
  readonly doors: readonly string[];
}

export interface BuildingOptions {
  /** Five unless told: one of each dialect. */
  readonly doors?: number;
  readonly people?: number;
  /** Over what is usual, by the number of the door. */
  readonly unit?: (at: number) => Partial<VirtualOptions>;
  /** Changes the site before it is entered. */
  readonly change?: (site: Site) => Site;
  readonly app?: TestBackend;
}

/** What is bound to which door; addresses stay as they are, since nothing but loopback is asked. */
function bound(site: Site, units: readonly VirtualIntercom[]): Site {
  return {
    ...site,
    doors: site.doors.map((door, at) => ({
      ...door,
      network: { type: 'keep' },
      predecessors: [],
      bound: { mac: units[at]?.mac ?? '', at: 1, how: 'list' },
    })),
  };
}

/** A made-up site with a virtual intercom at each door, which this computer knows. */
export async function building(options: BuildingOptions = {}): Promise<Building> {
  const { doors = 5, people = 12 } = options;
  const units = await Promise.all(
    Array.from({ length: doors }, (_, at) =>
      startVirtualIntercom({
        model: MODELS[at % MODELS.length] ?? 'A05',
        auth: { mode: 'digest' },
        ...options.unit?.(at),
      }),
    ),
  );
  for (const unit of units) atEnd(() => unit.stop());
  const app = options.app ?? (await backend());
  for (const { address } of units) await app.call('intercoms.connect', { address });
  const { site } = await app.call('site.create', {
    name: 'Riverside Court',
    passphrase: PASSPHRASE,
  });
  const made = bound(makeSite({ doors, people }), units);
  await enter(app, site, options.change?.(made) ?? made);
  return { app, site, units, doors: made.doors.map(({ id }) => id) };
}

export const plan = ({ app, site }: Building, doors?: readonly string[]): Promise<PlanHead> =>
  app.call('plan.make', { site, ...(doors && { doors: [...doors] }) });

export async function linesOf(
  { app }: Building,
  head: PlanHead,
  filter: Partial<CallInput<'plan.lines'>> = {},
): Promise<readonly PlanLine[]> {
  return (await app.call('plan.lines', { plan: head.plan, limit: 500, ...filter })).lines;
}

/** Applies a plan and waits for the end. */
export async function apply(
  { app, doors }: Pick<Building, 'app' | 'doors'>,
  head: PlanHead,
  asked: Partial<CallInput<'plan.apply'>> = {},
): Promise<Fleet> {
  return over(
    app,
    await app.call('plan.apply', {
      plan: head.plan,
      doors: [...doors],
      confirmedRisks: ['connection', 'relay-type', 'deletion'],
      ...asked,
    }),
  );
}

export const siteOf = async ({
  app,
  site,
}: Building): Promise<CallOutput<'site.get'>['document']> =>
  (await app.call('site.get', { site })).document;

/** Waits until the history of the site ends with this. */
export const historyEnds = (
  house: Building,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> =>
  vi.waitFor(async () => {
    expect((await siteOf(house)).history.at(-1)).toMatchObject(entry);
  });

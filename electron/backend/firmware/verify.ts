import type { EditableKind } from '../../../shared/contract/records';
import { formatVersion, parseVersion } from '../../../shared/device/models';
import { AppError, isAppError, toAppError } from '../../../shared/errors';
import { KIND_WORDS, readSettings, snapshotSchema, type Snapshot } from '../backup/snapshot';
import type { SystemInfo } from '../driver/types';
import type { TaskEnd } from '../fleet/types';
import { countRecords } from '../records/read';
import { isSilence } from '../services/intercoms/state';
import { named, settingDifferences, type SettingDifference } from './compare';
import { askWho, factsOf, type Upgrade } from './parts';

/** Differences that are kept with the task; more of them are told by their number. */
const KEPT = 100;
/** Times that reading is tried: a unit that has just started answers odd things. */
const TRIES = 5;

interface Compared {
  readonly settings: readonly SettingDifference[];
  /** Lists that have another number of rows, in words. */
  readonly lists: readonly string[];
}

/** The version in its own spelling; the text as it is where it is none. */
const spelled = (firmware: string): string => {
  const version = parseVersion(firmware);
  return version ? formatVersion(version) : firmware;
};

async function patiently<T>(upgrade: Upgrade, work: () => Promise<T>): Promise<T> {
  const { context, core, limits } = upgrade;
  for (let left = TRIES - 1; ; left -= 1)
    try {
      return await work();
    } catch (error) {
      context.signal.throwIfAborted();
      const starting =
        isAppError(error) &&
        (isSilence(error) || error.code === 'device.bad-reply' || error.code === 'device.busy');
      if (!starting || left <= 0) throw error;
      await core.clock.sleep(limits.backLookMs, context.signal);
    }
}

async function listDifferences(
  { core, context, id }: Upgrade,
  before: Snapshot,
  model: string,
): Promise<readonly string[]> {
  const { signal } = context;
  const differing: string[] = [];
  for (const [kind, rows] of Object.entries(before.records) as [EditableKind, unknown[]][]) {
    const count = await core.drivers
      .use(id, (driver) => countRecords({ driver, model, kind, signal }), {
        signal,
        repeatable: true,
      })
      .catch((error: unknown) => {
        if (isAppError(error, 'device.unsupported')) return 0;
        throw error;
      });
    if (count !== undefined && count !== rows.length)
      differing.push(`${KIND_WORDS[kind]}: ${String(rows.length)} before, ${String(count)} now`);
  }
  return differing;
}

async function compare(upgrade: Upgrade, model: string): Promise<Compared> {
  const { core, context, points, id } = upgrade;
  const { signal } = context;
  const kept = await points.read(id, factsOf(upgrade).point, 'snapshot');
  const before = snapshotSchema.parse(JSON.parse(kept.bytes.toString('utf8')));
  return patiently(upgrade, async () => {
    const now = await core.drivers.use(id, (driver) => readSettings(driver, signal), {
      signal,
      repeatable: true,
    });
    const lists = await listDifferences(upgrade, before, model);
    return { settings: settingDifferences(before, now), lists };
  });
}

/** How sure it is that the unit runs the image. */
function judgeVersion({ context }: Upgrade, from: string, info: SystemInfo): string | undefined {
  const { version, fileName } = context.params;
  const now = spelled(info.firmware);
  if (version !== '') {
    if (now === version) return undefined;
    throw new AppError('device.not-stored', `It restarted, but runs ${now}, not ${version}.`, {
      hint: 'It did not take the image. Look whether the maker asks for another version in between.',
      retryable: true,
      details: { version: now, wanted: version },
    });
  }
  return now === spelled(from)
    ? `It restarted and runs ${now} as before: nobody can say whether ${fileName} was installed.`
    : undefined;
}

/**
 * Compares the version with what was sent, and settings and lists with the restore point. Both have
 * to be as they should for this to be done.
 *
 * @throws AppError `device.not-stored` where it runs something else; of the driver where it is gone
 */
export function verify(
  upgrade: Upgrade,
  extra: Readonly<Record<string, unknown>> = {},
): Promise<TaskEnd> {
  const { context, core, id } = upgrade;
  const { from, point } = factsOf(upgrade);
  return context.step('verify', async (report): Promise<TaskEnd> => {
    report.detail('Reading its version.');
    const info = await patiently(upgrade, () => askWho(upgrade, context.signal));
    const doubt = judgeVersion(upgrade, from, info);
    const now = spelled(info.firmware);
    const { address } = core.registry.get(id);
    const result = { from, now, point, address, ...extra };
    report.progress(0.3);
    report.detail(`Runs ${now}. Comparing its settings.`);
    const compared = await compare(upgrade, info.model).catch((thrown: unknown) => {
      context.signal.throwIfAborted();
      return toAppError(thrown);
    });
    const runs = doubt ?? `Runs ${now} now.`;
    if (compared instanceof AppError) {
      const outcome = `${runs} Its settings could not be compared: ${compared.message}`;
      report.warn(outcome);
      return { state: 'done-with-warnings', outcome, result };
    }
    const { settings, lists } = compared;
    const labels = settings.map(({ label }) => label);
    const moved = address === context.task.address ? [] : [`It is at ${address} now.`];
    const words = [
      runs,
      ...(settings.length > 0
        ? [`${count(settings.length)} not as before: ${named(labels)}.`]
        : []),
      ...(lists.length > 0 ? [`Lists are not as before: ${lists.join('; ')}.`] : []),
    ];
    const differs = doubt !== undefined || words.length > 1;
    const good = differs ? [] : ['Settings and lists are as before.'];
    const outcome = [...words, ...good, ...moved].join(' ');
    if (differs) report.warn(outcome);
    else report.detail(outcome);
    return {
      state: differs ? 'done-with-warnings' : 'done',
      outcome,
      result: { ...result, differences: settings.slice(0, KEPT), lists },
    };
  });
}

const count = (n: number): string => (n === 1 ? '1 setting is' : `${String(n)} settings are`);

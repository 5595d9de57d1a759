import { randomUUID } from 'node:crypto';
import type { Template, TemplateRow } from '../../../shared/contract/templates';
import {
  isDangerous,
  templateChanges,
  templateChoices,
  whyRefused,
} from '../../../shared/compare/template';
import { AppError, toAppError } from '../../../shared/errors';
import { readSettings } from '../backup/snapshot';
import type { Services } from '../services';
import type { TemplateStore } from '../store/template-store';
import { createTemplateKind } from '../templates/apply-kind';
import type { ApplyDeps } from './config/apply-job';
import { forEachOf } from './for-each';

type TemplateServices = Pick<
  Services,
  | 'templates.list'
  | 'templates.choices'
  | 'templates.make'
  | 'templates.remove'
  | 'templates.preview'
  | 'templates.apply'
>;

/** The calls about templates: settings that the doors of a site share. */
export function createTemplateServices(deps: ApplyDeps, store: TemplateStore): TemplateServices {
  const { core } = deps;
  const { registry, drivers, fleets, clock, emit } = core;
  const kind = createTemplateKind(deps);
  fleets.register(kind);

  const read = (id: string, signal: AbortSignal) =>
    drivers.use(id, (driver) => readSettings(driver, signal), { signal, repeatable: true });
  const changed = (): void => emit('templates.changed', { templates: [...store.list()] });

  const rowOf = async (
    template: Template,
    id: string,
    signal: AbortSignal,
  ): Promise<TemplateRow> => {
    const { name, address, model } = registry.get(id);
    const row = { id, name, address, model };
    try {
      const settings = await read(id, signal);
      const changes = [...templateChanges(template, settings)];
      const of = (state: string) => changes.filter((one) => one.state === state).length;
      const counts = { change: of('change'), same: of('same'), lacks: of('lacks') };
      return { ...row, changes, counts, error: null };
    } catch (thrown) {
      signal.throwIfAborted();
      const counts = { change: 0, same: 0, lacks: 0 };
      return { ...row, changes: [], counts, error: toAppError(thrown).toData() };
    }
  };

  return {
    'templates.list': () => ({ templates: [...store.list()] }),

    'templates.choices': async ({ id }, { signal }) => ({
      choices: [...templateChoices(await read(id, signal))],
    }),

    async 'templates.make'({ id, name, keys }, { signal }) {
      const settings = await read(id, signal);
      const secret = keys.find((key) => whyRefused(key, settings[key] ?? '') !== '');
      if (secret !== undefined)
        throw new AppError('call.bad-input', `keys: ${secret} holds a password or a code.`, {
          hint: whyRefused(secret, settings[secret] ?? ''),
          details: { field: 'keys' },
        });
      const missing = keys.find((key) => settings[key] === undefined);
      if (missing !== undefined)
        throw new AppError('call.bad-input', `keys: this intercom has no setting ${missing}.`, {
          details: { field: 'keys' },
        });
      const { name: door, model, mac, firmware } = registry.get(id);
      const wanted = [...new Set(keys)].sort();
      const template: Template = {
        ...{ id: randomUUID(), name, at: clock.now() },
        madeFrom: { door, model, mac, firmware },
        values: Object.fromEntries(wanted.map((key) => [key, settings[key] ?? ''])),
        dangerous: wanted.filter(isDangerous),
      };
      await store.add(template);
      changed();
      return template;
    },

    async 'templates.remove'({ template }) {
      await store.remove(template);
      changed();
      return {};
    },

    async 'templates.preview'({ template, ids }, { signal }) {
      const found = store.get(template);
      return { rows: [...(await forEachOf(ids, (id) => rowOf(found, id, signal)))] };
    },

    'templates.apply': ({ template, ids, confirmed }) => {
      const { name, values } = store.get(template);
      return fleets.start(
        kind,
        { name, values, confirmed: [...confirmed] },
        { targets: ids.map((intercomId) => ({ intercomId })) },
      );
    },
  };
}

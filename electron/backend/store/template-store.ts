import { z } from 'zod';
import { templateSchema, type Template } from '../../../shared/contract/templates';
import { AppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';

/** The templates of this computer. They hold no password. */
export interface TemplateStore {
  /** By name. */
  list(): readonly Template[];
  /** @throws AppError `call.bad-input` where there is none of this ID */
  get(id: string): Template;
  add(template: Template): Promise<void>;
  remove(id: string): Promise<void>;
  flush(): Promise<void>;
}

export async function openTemplateStore(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<TemplateStore> {
  const schema = z.array(templateSchema);
  const file = await openJsonFile({ ...options, name: 'templates', schema, empty: [] });
  const get = (id: string): Template => {
    const found = file.value.find((one) => one.id === id);
    if (!found)
      throw new AppError('call.bad-input', 'template: it is not there any more.', {
        details: { field: 'template' },
      });
    return found;
  };
  return {
    list: () => [...file.value].sort((a, b) => a.name.localeCompare(b.name)),
    get,
    add: (template) => file.update((all) => [...all, template]),
    async remove(id) {
      get(id);
      await file.update((all) => all.filter((one) => one.id !== id));
    },
    flush: () => file.flush(),
  };
}

import { z } from 'zod';
import { SHOWN_LISTS, type ShownList } from './lists';

/** Something that would go wrong at a door, or that nobody can have meant. Quotes no secret. */
export const siteProblemSchema = z.object({
  list: z.enum(SHOWN_LISTS),
  id: z.string(),
  /** As a person calls it. */
  name: z.string(),
  /** Field of the item, as the document names it. */
  field: z.string(),
  message: z.string(),
  /** `error`: it cannot be applied so; `warning`: it may be meant. */
  severity: z.enum(['error', 'warning']),
});
export type SiteProblem = z.infer<typeof siteProblemSchema>;

/** Takes down what is wrong, item by item. */
export interface Complaints {
  readonly found: readonly SiteProblem[];
  /** Says about which item the next complaints are. */
  about(list: ShownList, id: string, name: string): void;
  error(field: string, message: string): void;
  warning(field: string, message: string): void;
}

export function createComplaints(): Complaints {
  const found: SiteProblem[] = [];
  let subject: Pick<SiteProblem, 'list' | 'id' | 'name'> = { list: 'doors', id: '', name: '' };
  const add = (severity: SiteProblem['severity']) => (field: string, message: string) =>
    void found.push({ ...subject, field, message, severity });
  return {
    found,
    about(list, id, name) {
      subject = { list, id, name };
    },
    error: add('error'),
    warning: add('warning'),
  };
}

/** Finds what stands twice: answers with the one that had it first. */
export function createTwins<T>(): (key: string, one: T) => T | undefined {
  const first = new Map<string, T>();
  return (key, one) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    return other;
  };
}

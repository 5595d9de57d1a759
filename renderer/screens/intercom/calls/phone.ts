/** How many numbers are remembered. */
export const MAX_RECENT = 8;

const PHONE = /^(sips?:)?[\w.+*#-]+(@[\w.-]+)?(:\d{1,5})?$/i;
const ADDRESS = /^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/;

/** A number as it is dialled: without the spaces that people write into it. Pure. */
export const dialled = (typed: string): string => typed.replace(/\s+/g, '');

/** What is wrong with a number or an address, or null when it can be dialled. Pure. */
export function phoneProblem(typed: string): 'empty' | 'bad' | null {
  const phone = dialled(typed);
  if (phone === '') return 'empty';
  if (!PHONE.test(phone)) return 'bad';
  // Four numbers are meant as an address, and no part of one is above 255.
  const [host = ''] = phone.split(':');
  return ADDRESS.test(phone) && host.split('.').some((part) => Number(part) > 255) ? 'bad' : null;
}

/** Whether it takes a registered account; an address does not (manual, Api call dial). Pure. */
export const needsAccount = (typed: string): boolean => !ADDRESS.test(dialled(typed));

/** The list with this one in front, each once. Pure. */
export function remember(recent: readonly string[], phone: string): readonly string[] {
  return [phone, ...recent.filter((one) => one !== phone)].slice(0, MAX_RECENT);
}

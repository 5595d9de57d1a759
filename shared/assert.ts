/**
 * Marks a branch that no value can reach. Use it at the end of every switch over a union, so that
 * a new member of the union is a compile error where it is not handled.
 *
 * @throws Error when a value gets here all the same (data that was not validated at its edge).
 */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}

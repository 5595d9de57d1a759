/** Schedules and relays of a user as plain tokens such as `1001-1`, whatever the separator. */
export function scheduleTokens(value: string): readonly string[] {
  return value.split(/[,;]/).filter((token) => token !== '');
}

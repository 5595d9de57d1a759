const key = (name: string): string => `lintel.${name}`;

/** A choice that this computer remembers; the first one where it remembers none. */
export function readStored<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
  const kept = localStorage.getItem(key(name));
  return choices.find((one) => one === kept) ?? choices[0];
}

/** Remembers a choice, and gives it back. */
export function store<T extends string>(name: string, value: T): T {
  localStorage.setItem(key(name), value);
  return value;
}

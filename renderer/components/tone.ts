/** What a state asks of the person: nothing, a look, or a repair. */
export type Tone = 'good' | 'neutral' | 'busy' | 'warn' | 'bad';

export const toneColor: Readonly<Record<Tone, string>> = {
  good: 'var(--lintel-good)',
  neutral: 'var(--mantine-color-dimmed)',
  busy: 'var(--lintel-accent)',
  warn: 'var(--lintel-warn)',
  bad: 'var(--lintel-bad)',
};

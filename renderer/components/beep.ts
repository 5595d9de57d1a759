/** Sounds of a card reader, so that nobody has to look at the screen. */
export type Sound = 'good' | 'bad';

let context: AudioContext | null = null;

const TONES: Readonly<Record<Sound, readonly { readonly hertz: number; readonly at: number }[]>> = {
  good: [{ hertz: 1760, at: 0 }],
  bad: [
    { hertz: 220, at: 0 },
    { hertz: 220, at: 0.22 },
  ],
};
const SECONDS = 0.14;

/**
 * Plays it. A computer without a loudspeaker, or a window that may not make a noise yet, stays
 * silent: the same is always shown too.
 */
export function beep(sound: Sound): void {
  context ??= new AudioContext();
  // Suspended until the person has pressed something in this window.
  if (context.state === 'suspended') void context.resume();
  const { destination, currentTime } = context;
  for (const { hertz, at } of TONES[sound]) {
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.2, currentTime + at);
    gain.gain.exponentialRampToValueAtTime(0.001, currentTime + at + SECONDS);
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain).connect(destination);
    tone.start(currentTime + at);
    tone.stop(currentTime + at + SECONDS);
  }
}

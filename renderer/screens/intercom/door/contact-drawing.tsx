import classes from './door.module.css';

interface ContactDrawingProps {
  /** 0: the lock hangs on NC and COM; 1: on NO and COM (manual, Api relay). */
  readonly type: string;
  /** Read instead of the drawing. */
  readonly label: string;
}

const TERMINALS = [
  { name: 'NC', y: 20 },
  { name: 'COM', y: 50 },
  { name: 'NO', y: 80 },
] as const;

/** The relay at rest with its three terminals, and the lock on the two that it is wired to. */
export function ContactDrawing({ type, label }: ContactDrawingProps) {
  const far = type === '1' ? 80 : 20;
  const used = (name: string) => name === 'COM' || name === (type === '1' ? 'NO' : 'NC');
  return (
    <svg viewBox="0 0 200 100" className={classes.drawing} role="img" aria-label={label}>
      {/* The arm rests on NC. */}
      <path d="M20 50 H52 L80 24" className={classes.arm} />
      <path d="M80 20 H104 M80 80 H104" className={classes.wire} />
      <path d="M20 50 V62 H92 V50 H104" className={classes.wire} />
      <circle cx="80" cy="20" r="3.5" className={classes.dot} />
      <circle cx="80" cy="80" r="3.5" className={classes.dot} />
      <circle cx="52" cy="50" r="3.5" className={classes.dot} />
      {TERMINALS.map(({ name, y }) => (
        <g key={name} className={classes.terminal} data-used={used(name)}>
          <rect x="104" y={y - 11} width="36" height="22" rx="4" />
          <text x="122" y={y + 4.5} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
      <path
        d={`M140 50 H158 M140 ${String(far)} H174 V${far > 50 ? '61' : '39'}`}
        className={classes.lead}
      />
      <g className={classes.lock}>
        <path d="M168 46 V41 a6 6 0 0 1 12 0 V46" />
        <rect x="158" y="44" width="32" height="18" rx="4" />
      </g>
    </svg>
  );
}

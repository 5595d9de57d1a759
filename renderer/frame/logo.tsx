/** A doorway with its lintel. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" fill="none" aria-hidden stroke="currentColor">
      <path d="M2.5 5.5h19" strokeWidth="3" strokeLinecap="round" />
      <path d="M6 9v12M18 9v12" strokeWidth="2.2" strokeLinecap="round" />
      <circle cx="14.2" cy="15" r="1.2" fill="currentColor" stroke="none" />
    </svg>
  );
}

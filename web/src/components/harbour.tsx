const BOATS = [
  [108, 148, 8],
  [122, 222, 7],
  [196, 238, 6],
  [218, 168, 7],
  [84, 190, 5],
  [158, 116, 5],
] as const;

/** The mark grown to a picture: a harbour, the boats in it, and one that is coming home. */
export function Harbour() {
  return (
    <svg className="harbour" viewBox="0 0 320 300" fill="none" stroke="currentColor" aria-hidden="true">
      <g className="water" strokeWidth="2" strokeLinecap="round">
        <path d="M76 128A90 90 0 0 0 232 236" />
        <path d="M108 128A62 62 0 0 0 206 226" />
      </g>
      <path d="M188.5 63.7A110 110 0 1 0 259.7 123.5" strokeWidth="14" strokeLinecap="round" />
      <path
        className="route"
        d="M310 16Q250 62 226 98T172 172"
        strokeWidth="2"
        strokeDasharray="2 9"
        strokeLinecap="round"
      />
      <circle cx="166" cy="186" r="15" fill="currentColor" stroke="none" />
      {BOATS.map(([x, y, radius]) => (
        <circle key={x} cx={x} cy={y} r={radius} strokeWidth="2.5" />
      ))}
    </svg>
  );
}

/** The mark: a harbour seen from above, its entrance open to the sea, one boat at home in it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M20.5 4.8A12 12 0 1 0 27.2 11.5" />
      <circle cx="16" cy="19" r="3.5" fill="currentColor" stroke="none" />
    </svg>
  );
}

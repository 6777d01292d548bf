import type { Purpose } from '@homeport/api/contract';

const SHAPES: Readonly<Record<Purpose, React.ReactNode>> = {
  posts: <path d="M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12h5" />,
  photos: <path d="M3 7h4l2-3h6l2 3h4v12H3zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z" />,
  video: <path d="M3 5h18v14H3zM10 9v6l5-3z" />,
  communities: (
    <path d="M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500M16 5.300a3 3 0 0 1 0 5.400M17.500 13.900c2.200.700 3.500 2.500 3.500 5.100" />
  ),
  blogging: <path d="M4 20l1-4L16 5l3 3L8 19zM13.500 7.500l3 3M12 20h8" />,
  events: <path d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h3M13 14h3M8 17h3" />,
  music: (
    <path d="M9 17V5l10-2v12M6.500 20a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM16.500 18a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z" />
  ),
  chat: <path d="M3 4h13v9H9l-3 3v-3H3zM19 9h2v9h-3v3l-3-3H9" />,
};

export function PurposeIcon({ purpose }: { purpose: Purpose }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="28"
      height="28"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {SHAPES[purpose]}
    </svg>
  );
}

import { COUNTS } from '../visit/visit.ts';
import type { Software } from './software.ts';

export const hubzilla: Software = {
  name: 'hubzilla',
  // The old enum of NodeInfo 1.0 knows it by the name that it once had.
  spellings: ['redmatrix'],
  reading: {
    // Where it hides its use it answers 1 to everything.
    placeholders: (counts) => (COUNTS.every((count) => counts[count] === 1) ? COUNTS : []),
  },
};

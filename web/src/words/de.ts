import { common } from './de/common.ts';
import { frame } from './de/frame.tsx';
import type { Words } from './en.ts';

export const de: Words = { common, frame };

import { common } from './es/common.ts';
import { frame } from './es/frame.tsx';
import type { Words } from './en.ts';

export const es: Words = { common, frame };

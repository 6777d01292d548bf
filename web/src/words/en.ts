import { common } from './en/common.ts';
import { frame } from './en/frame.tsx';

/** The first language of the site: its shape is what all others must have. */
export const en = { common, frame };
export type Words = typeof en;

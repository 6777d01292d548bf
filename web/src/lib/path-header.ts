/** Tells the frame of a page which page it frames; set by proxy.ts, whatever a client sends. */
export const PATH_HEADER = 'x-homeport-path';

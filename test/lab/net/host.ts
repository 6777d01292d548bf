import type { Flaw } from './authority.ts';
import type { NameState } from './zone.ts';

export interface LabRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface LabReply {
  status: number;
  /** The reason phrase, where it isn't the usual one. */
  reason?: string;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
  delayMs?: number;
  /** Cuts the connection after the headers and half of the body. */
  isCut?: boolean;
}

/** What the gate does with a connection to the host's address. */
export type Door = 'open' | 'refused' | 'reset' | 'silent';

/** One server of the lab, as the network layers see it: each asks how it is at this moment. */
export interface LabHost {
  readonly domain: string;
  readonly address: string;
  readonly robots: string | null;
  /** A host that is never there: its address is left without a listener, where that can be done. */
  readonly isNeverListening: boolean;
  name(): NameState;
  door(): Door;
  flaw(): Flaw | null;
  answer(request: LabRequest): LabReply;
}

import type { Contact, Place } from '../../net/fetcher.ts';
import { NO_ROBOTS, ScriptedFetcher, type Line, type ScriptedNet } from '../../visit/scripted-contact.ts';
import type { PlaceAsker } from './asker.ts';

/** An asker for specs, over a `ScriptedFetcher`. */
export interface ScriptedAsker extends PlaceAsker {
  readonly fetcher: ScriptedFetcher;
}

export function scriptedAsker(script: Readonly<Record<string, Line>>, net: ScriptedNet = {}): ScriptedAsker {
  const fetcher = new ScriptedFetcher(script, NO_ROBOTS, undefined, net);
  const open = (place: Place): Contact => fetcher.open(place);
  return {
    fetcher,
    usualPort: fetcher.ports.matrix,
    ask: (place, question) => open(place).ask(question),
    addressesOf: (host) => fetcher.names.addressesOf(host),
    servicesOf: (name) => fetcher.names.servicesOf(name),
  };
}

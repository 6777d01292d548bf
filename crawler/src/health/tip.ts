/** What a hub said was its newest block. */
export interface Reading {
  /** The hub's id. */
  instance: number;
  height: number;
  /** Hex; null where it gave the height alone. */
  hash: string | null;
  at: Date;
}

/** The block up to which a majority of hubs agrees; the hash is null where they do not agree on it. */
export interface AgreedTip {
  height: number;
  hash: string | null;
}

// Two hubs that differ have no majority, and one has nobody to agree with.
const HUBS_MIN = 3;

/**
 * The tallest height that a majority of the hubs has reached. A single tall lie moves nothing, for the others have
 * not reached it, nor does a single laggard. Null where there are too few to agree.
 */
export function agreedTip(readings: readonly Reading[]): AgreedTip | null {
  const latest = latestOfEach(readings);
  if (latest.length < HUBS_MIN) return null;
  const majority = Math.floor(latest.length / 2) + 1;
  const heights = latest.map(({ height }) => height).sort((one, other) => other - one);
  const height = heights[majority - 1];
  return height === undefined ? null : { height, hash: commonHash(latest, height) };
}

/** How many blocks a hub is behind; never less than none, however far ahead it says it is. */
export function lagBehind({ height }: Pick<Reading, 'height'>, agreed: AgreedTip): number {
  return Math.max(0, agreed.height - height);
}

const ROUND_MS = 5 * 60_000;
// All hubs are asked within half a minute, and a hub that failed again a minute later.
const GAP_MS = 2 * 60_000;

/**
 * The readings of the round in which the newest of them was made. All are of the same five minutes: a block comes
 * about every two and a half, so that heights that are further apart in time can't be compared.
 */
export function presentRound(readings: readonly Reading[]): Reading[] {
  const newestFirst = readings.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  const newest = newestFirst[0]?.at.getTime() ?? 0;
  let before = newest;
  const end = newestFirst.findIndex(({ at }) => {
    const isApart = newest - at.getTime() > ROUND_MS || before - at.getTime() > GAP_MS;
    before = at.getTime();
    return isApart;
  });
  return end === -1 ? newestFirst : newestFirst.slice(0, end);
}

/**
 * Each hub of the present round with the blocks that it is behind; null where it is among too few to tell. Empty
 * while nobody can tell yet: the others of the round may still be heard.
 */
export function lagsOf(readings: readonly Reading[], now: Date): Map<number, number | null> {
  const round = latestOfEach(presentRound(readings));
  const agreed = agreedTip(round);
  const isOpen = round.some(({ at }) => now.getTime() - at.getTime() <= GAP_MS);
  if (agreed === null && isOpen) return new Map();
  return new Map(round.map((reading) => [reading.instance, agreed && lagBehind(reading, agreed)]));
}

/** A hub has one voice, however often it was asked. */
function latestOfEach(readings: readonly Reading[]): Reading[] {
  const oldestFirst = readings.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return [...new Map(oldestFirst.map((reading) => [reading.instance, reading])).values()];
}

/** The hash that more than half of those give who give one at this height. */
function commonHash(readings: readonly Reading[], height: number): string | null {
  const hashes = readings.flatMap((one) => (one.height === height && one.hash !== null ? [one.hash] : []));
  const voices = new Map<string, number>();
  for (const hash of hashes) voices.set(hash, (voices.get(hash) ?? 0) + 1);
  return [...voices].find(([, count]) => count * 2 > hashes.length)?.[0] ?? null;
}

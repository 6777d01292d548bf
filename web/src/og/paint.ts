import sharp from 'sharp';

// Painting one takes a few hundredths of a second of a core, and nobody waits for a link's picture.
const WAITING_MAX = 16;
const KEPT_MAX = 200;
const KEPT_MS = 3_600_000;

sharp.cache(false);
sharp.concurrency(1);

const kept = new Map<string, { png: Buffer; until: number }>();
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();
let probe: Promise<Writable> | undefined;

/** A picture that was painted within the hour. */
export function keptPicture(key: string, now: number): Buffer | undefined {
  const found = kept.get(key);
  return found && found.until > now ? found.png : undefined;
}

/** Paints one picture at a time and keeps it; undefined where too many wait already. */
export async function paint(key: string, svg: string, now: number): Promise<Buffer | undefined> {
  if (waiting >= WAITING_MAX) return undefined;
  waiting += 1;
  const mine = last.then(() => sharp(Buffer.from(svg)).png({ palette: true, colours: 64 }).toBuffer());
  last = mine.catch(() => undefined);
  try {
    const png = await mine;
    kept.delete(key);
    kept.set(key, { png, until: now + KEPT_MS });
    // The oldest stands first.
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_MAX) break;
      kept.delete(oldest);
    }
    return png;
  } finally {
    waiting -= 1;
  }
}

/** What this machine has letters for. */
export interface Writable {
  /** Any at all: a picture without letters would say nothing. */
  letters: boolean;
  /** Those of Chinese, Japanese and Korean, whose fonts are large and often missing. */
  eastern: boolean;
}

/** Looks once which fonts there are. */
export function writable(): Promise<Writable> {
  probe ??= tryOut();
  return probe;
}

async function tryOut(): Promise<Writable> {
  const [letter, stroke] = await Promise.all([darkest('A', 0, 60), darkest('一', 0, 22)]);
  // The sign for "one" is a stroke at half height; the box that stands for a missing sign begins higher.
  const isWritten = await darkest('一', 22, 38);
  return { letters: letter < 128, eastern: isWritten < 128 && stroke >= 128 };
}

/** The darkest shade in a band of a sign that is written 50 high. */
async function darkest(sign: string, top: number, height: number): Promise<number> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><rect width="60" height="60" fill="#fff"/><text x="5" y="50" font-size="50" font-family="sans-serif">${sign}</text></svg>`;
  const band = await sharp(Buffer.from(svg)).extract({ left: 0, top, width: 60, height }).toBuffer();
  const { channels } = await sharp(band).stats();
  return channels[0]?.min ?? 255;
}

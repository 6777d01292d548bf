import { domainToASCII } from 'node:url';
import type { Dice } from '../random.ts';

const FIRST =
  `harbour amber birch canal cedar cloud copper coral crane delta dune ember fern fjord glade granite
grove hazel heath heron hollow indigo island ivory juniper kelp lagoon lantern larch lichen linden maple
marsh meadow mesa mill mint moss north ocean olive orchard otter pebble pepper pine plover prairie quarry
quartz raven reed ridge river saffron sage salt sand shore silver slate sparrow spruce stone summit swift
tern thistle thyme tide tundra valley velvet willow winter wren yarrow zephyr`.split(/\s+/);

const SECOND =
  `lanterns social town commons garden station harbour house yard wharf club network friends circle
village works forum plaza library market studio workshop radio press cinema museum tavern kitchen choir
orchestra observatory university cooperative collective union guild community chat space place talk
archive atelier`.split(/\s+/);

const PREFIX = 'social video talk m photos blog pod tube books events fedi microblog forum music'.split(' ');

// A directory must cope with every script; these become A-labels (xn--…).
const WORLD_NAMES =
  '灯台 港町 森の家 星空 가든 등대 маяк сад гавань φάρος φωλιά منارة बगीचा café-crème größe señal żaglówka 海风'.split(
    ' ',
  );

const JAPANESE = ['灯台通信', '港町つうしん', '森の家', '星空サーバー', 'みんなの広場', '小さな船着き場'];

const LONG = 'the-quiet-reading-room-at-the-far-end-of-the-long-wooden-pier-by'
  .slice(0, 60)
  .replace(/-$/, '');

export interface Name {
  domain: string;
  title: string;
}

/** Hands out different plausible names under `.example`, which never resolves on the public internet. */
export class Names {
  readonly #dice: Dice;
  readonly #taken = new Set<string>();
  readonly #hosters: string[];
  #shared = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
    this.#hosters = Array.from({ length: 12 }, () => this.#free(() => `${dice.pick(FIRST)}-hosting.example`));
  }

  next(): Name {
    const dice = this.#dice;
    const domain = this.#free(() => this.#propose());
    const words = domain.split('.').slice(0, -1).map(capital);
    const title = domain.startsWith('xn--')
      ? dice.pick(JAPANESE)
      : dice.chance(0.04)
        ? dice.pick(JAPANESE)
        : words.length > 2
          ? words.slice(0, 2).join(' ')
          : words.join(' ');
    return { domain, title };
  }

  #propose(): string {
    const dice = this.#dice;
    const base = `${dice.pick(FIRST)}${dice.pick(['', '', '-', ''])}${dice.pick(SECOND)}`;
    return dice.weighted<() => string>([
      [() => `${base}.example`, 40],
      [() => `${dice.pick(FIRST)}.${dice.pick(SECOND)}-${dice.pick(FIRST)}.example`, 22],
      [() => `${dice.pick(PREFIX)}.${base}.example`, 22],
      [() => this.#atHoster(), 8],
      [() => `${domainToASCII(dice.pick(WORLD_NAMES))}.${base}.example`, 3],
      [() => `${domainToASCII(`${dice.pick(WORLD_NAMES)}${dice.pick(FIRST)}`)}.example`, 3],
      [() => `${LONG}.${base}.example`, 1],
      [() => `${dice.pick(FIRST)}${String(dice.between(2, 99))}.example`, 1],
    ])();
  }

  // Few enough per registrable domain that a directory's cap on newly found hosts is not reached.
  #atHoster(): string {
    const hoster = this.#hosters[Math.floor(this.#shared++ / 8)] ?? `${this.#dice.pick(FIRST)}-pier.example`;
    return `${this.#dice.pick(FIRST)}.${hoster}`;
  }

  #free(propose: () => string): string {
    for (let attempt = 0; ; attempt++) {
      const proposal = propose();
      const name = attempt < 20 ? proposal : proposal.replace(/\.example$/, `-${String(attempt)}.example`);
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}

function capital(word: string): string {
  return word
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}

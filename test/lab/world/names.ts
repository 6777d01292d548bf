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

const LONG = 'the-quiet-reading-room-at-the-far-end-of-the-long-pier';

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
    this.#hosters = dice.some(FIRST, 12).map((word) => `${word}-hosting.example`);
  }

  next(): Name {
    return this.#free(() => this.#propose());
  }

  #propose(): Name {
    const dice = this.#dice;
    const words = [dice.pick(FIRST), dice.pick(SECOND)] as const;
    const base = words.join(dice.pick(['', '', '-']));
    const title = words.map(capital).join(' ');
    const foreign = dice.pick(WORLD_NAMES);
    const other = dice.pick(SECOND);
    return dice.weighted<() => Name>([
      [() => ({ domain: `${base}.example`, title }), 40],
      [
        () => ({ domain: `${words[0]}.${words[1]}-${other}.example`, title: `${title} ${capital(other)}` }),
        22,
      ],
      [() => ({ domain: `${dice.pick(PREFIX)}.${base}.example`, title }), 22],
      [() => ({ domain: this.#atHoster(words[0]), title }), 8],
      [() => ({ domain: `${domainToASCII(foreign)}.${base}.example`, title: foreign }), 3],
      [() => ({ domain: `${joined(foreign, words[0])}.example`, title: foreign }), 3],
      [() => ({ domain: `${LONG}.${base}.example`, title: 'The Quiet Reading Room' }), 1],
      [() => ({ domain: `${words[0]}${dice.between(2, 99)}.example`, title: capital(words[0]) }), 1],
    ])();
  }

  // Few enough per registrable domain that a directory's cap on newly found hosts is not reached.
  #atHoster(label: string): string {
    const hoster = this.#hosters[Math.floor(this.#shared++ / 8)] ?? `${this.#dice.pick(FIRST)}-pier.example`;
    return `${label}.${hoster}`;
  }

  #free(propose: () => Name): Name {
    for (let attempt = 0; ; attempt++) {
      const { domain, title } = propose();
      // After twenty taken names a number keeps this from going on for ever.
      const name = attempt < 20 ? domain : domain.replace(/\.example$/, `-${attempt}.example`);
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return { domain: name, title };
    }
  }
}

// Scripts that are written from right to left make no label with Latin letters beside them (RFC 5893).
function joined(foreign: string, word: string): string {
  return domainToASCII(`${foreign}${word}`) || `${domainToASCII(foreign)}.${word}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

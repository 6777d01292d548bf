import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exchange } from '../lib/exchange.ts';
import { capture, type Written } from './capture.ts';
import { sendPacked } from './pack.ts';
import { newPolicy } from './page-policy.ts';

/** A page as it was written for one reader, whose scripts bear this nonce. */
interface Page extends Written {
  nonce: string;
}

interface Kept {
  page: Promise<Page | undefined>;
  until: number;
  bytes: number;
}

/** A request for a page; `key` names all that the page depends on, undefined where it is for this reader alone. */
export interface Asked {
  key: string | undefined;
  exchange: Exchange;
  request: IncomingMessage;
  response: ServerResponse;
}

// What a page tells is older than that anyway; and of a crowd that comes by one link, one waits for the page.
const KEPT_MS = 3000;
const BYTES_KEPT = 64 * 1024 * 1024;
const POLICY = 'content-security-policy';

/**
 * Pages of this moment. Writing one takes a hundredth of a second, in which nobody else is answered: whoever asks for
 * the same within a few seconds gets the same, with a policy and a nonce of their own.
 */
export class KeptPages {
  readonly #kept = new Map<string, Kept>();
  readonly #render: (asked: Asked) => void;
  readonly #now: () => number;
  #bytes = 0;

  constructor(render: (asked: Asked) => void, now: () => number = () => performance.now()) {
    this.#render = render;
    this.#now = now;
  }

  async answer(asked: Asked): Promise<void> {
    const known = asked.key === undefined ? undefined : this.#kept.get(asked.key);
    const page = known && known.until > this.#now() ? await known.page : undefined;
    if (page) await send(asked, anew(page));
    else await this.#write(asked);
  }

  async #write(asked: Asked): Promise<void> {
    const { key } = asked;
    const page = this.#written(asked);
    const kept: Kept = { page, until: this.#now() + KEPT_MS, bytes: 0 };
    if (key !== undefined) {
      this.#forget(key);
      this.#kept.set(key, kept);
    }
    const whole = await page;
    if (key !== undefined && this.#kept.get(key) === kept) {
      if (whole?.status === 200) this.#weigh(kept, whole.body.length);
      else this.#forget(key);
    }
    if (whole) await send(asked, whole);
  }

  async #written(asked: Asked): Promise<Page | undefined> {
    const { request, response, exchange } = asked;
    const { nonce, policy } = newPolicy();
    // Next reads the nonce from the request and puts it on the scripts it writes: nobody else may say it.
    delete request.headers['content-security-policy-report-only'];
    request.headers[POLICY] = policy;
    response.setHeader(POLICY, policy);
    const captured = capture(response, exchange.answer);
    this.#render(asked);
    const whole = await captured;
    return whole && { ...whole, nonce };
  }

  #weigh(kept: Kept, bytes: number): void {
    kept.bytes = bytes;
    this.#bytes += bytes;
    for (const [oldest, { until }] of this.#kept) {
      if (this.#bytes <= BYTES_KEPT && until > this.#now()) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}

/** The same page for another reader. */
function anew(page: Page): Page {
  const { nonce, policy } = newPolicy();
  const body = Buffer.from(page.body.toString().replaceAll(page.nonce, nonce));
  return { ...page, nonce, headers: { ...page.headers, [POLICY]: policy }, body };
}

async function send({ request, response }: Asked, { status, headers, body }: Page): Promise<void> {
  if (response.destroyed) return;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.statusCode = status;
  await sendPacked(request, response, body);
}

import { NETWORKS, type Instance } from '@homeport/api/contract';
import { getInstance } from '../../../lib/api/client.ts';
import { canonicalName, decodePart } from '../../../lib/domain.ts';
import { isPseudo, locale } from '../../../lib/exchange.ts';
import { formatRatio } from '../../../lib/intl.ts';
import { softwareName } from '../../../lib/software-names.ts';
import { conditionOf, type Condition } from '../../../lib/condition.ts';
import { keptPicture, paint, writable } from '../../../og/paint.ts';
import { isEastern, pictureSvg, type Picture } from '../../../og/picture.ts';
import { words } from '../../../words/words.ts';

export const dynamic = 'force-dynamic';

interface Asked {
  params: Promise<{ file: string }>;
}

/** `/og/<domain>.png`: the picture that a link to an instance is shown with, in the language of the address. */
export async function GET(request: Request, { params }: Asked): Promise<Response> {
  const file = decodePart((await params).file);
  const domain = file.endsWith('.png') ? canonicalName(file.slice(0, -4)) : undefined;
  const { letters, eastern } = await writable();
  if (domain === undefined || !letters) return refusal(404);
  // Better in English than in boxes.
  if (locale() === 'ja' && !eastern) return elsewhere(request);
  const asked = new URL(request.url).searchParams.get('network');
  const network = NETWORKS.find((name) => name === asked);
  const key = [isPseudo() ? 'pseudo' : locale(), network ?? '', domain].join(' ');
  const known = keptPicture(key, Date.now());
  if (known) return picture(known);

  const answer = await getInstance(domain, network);
  if (!answer.ok) {
    return refusal(answer.failure.kind === 'not-found' ? 404 : answer.failure.kind === 'gone' ? 410 : 503);
  }
  const png = await paint(key, pictureSvg(pictureOf(answer.value, eastern)), Date.now());
  return png === undefined ? refusal(503) : picture(png);
}

const TONES: Readonly<Record<Condition, Picture['condition']['tone']>> = {
  up: 'good',
  degraded: 'middling',
  down: 'bad',
  unknown: 'neutral',
  withheld: 'neutral',
  moved: 'neutral',
  dead: 'neutral',
  new: 'neutral',
};

function pictureOf(instance: Instance, eastern: boolean): Picture {
  const { outside, lists, common } = words();
  const { domain, domain_unicode, title, registration, software, version, uptime } = instance;
  const condition = conditionOf(instance);
  const ratio = uptime.find((one) => one.window === '90d')?.ratio ?? null;
  return {
    tagline: outside.picture.tagline,
    name: isEastern(domain_unicode) && !eastern ? domain : domain_unicode,
    title: title === domain || (isEastern(title ?? '') && !eastern) ? null : title,
    condition: { word: lists.conditions[condition], tone: TONES[condition] },
    facts: [
      { name: outside.picture.uptime, value: ratio === null ? common.notMeasured : formatRatio(ratio) },
      {
        name: outside.picture.joining,
        value: registration === null ? common.notPublished : lists.registrations[registration],
      },
      {
        name: outside.picture.software,
        value:
          software === null
            ? common.notPublished
            : [softwareName(software), version].filter(Boolean).join(' '),
      },
    ],
  };
}

function picture(png: Buffer): Response {
  return new Response(new Uint8Array(png), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=3600' },
  });
}

function elsewhere(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return new Response(null, { status: 302, headers: { location: pathname + search } });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: status === 503 ? { 'retry-after': '60' } : {} });
}

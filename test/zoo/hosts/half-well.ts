import { answer, DOCUMENT, DOCUMENT_PATH, healthy, says } from '../answers.ts';
import type { Behaviour, Say } from '../behaviour.ts';
import { addresses, reply } from '../name-server.ts';

/** A Mastodon by its NodeInfo, whose own endpoints do as they like. */
const mastodon =
  (own: Say): Say =>
  (line) => {
    const isOrdinary = line.path === '/robots.txt' || line.path === '/.well-known/nodeinfo';
    if (isOrdinary) healthy(line);
    else if (line.path === DOCUMENT_PATH) line.write(answer(200, DOCUMENT.replace('"zoo"', '"mastodon"')));
    else return own(line);
  };

const OWN: readonly [name: string, fault: string, does: string, own: Say][] = [
  ['500', 'H1', 'answers 500', says(500)],
  ['cut', 'N4', 'cuts the connection', (line) => line.reset()],
  ['html', 'B4', 'sends a page', says(200, '<html>')],
  ['not-json', 'J7', 'sends broken JSON', says(200, '{"title":')],
  ['2mib', 'B1', 'sends 2 MiB', says(200, `{"title":"${'x'.repeat(2 << 20)}"}`)],
];

/** Hosts that answer, but not as they should. */
export const HALF_WELL_HOSTS: readonly Behaviour[] = [
  ...OWN.map(([name, fault, does, own]): Behaviour => ({
    name: `own-${name}`,
    faults: [fault],
    does: `has good NodeInfo, and ${does} for what its software publishes`,
    host: { say: mastodon(own), at: 'anything' },
    cause: 'partial',
  })),
  {
    name: 'slow-everywhere',
    faults: ['C10', 'N2'],
    does: 'is slow at each step, but fails at none',
    host: {
      // Each is within its own deadline, and all of them together are more than anybody waits for a page.
      names: (question) =>
        question.nth < 2 ? [] : [reply(question, { answers: addresses(question, [question.address]) })],
      pauseMs: 3900,
      at: 'robots',
      say: async (line) => {
        await line.wait(8000);
        healthy(line);
      },
    },
    cause: 'slow',
  },
];

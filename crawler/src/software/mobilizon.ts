import type { Registration } from '@homeport/db';
import { flag, get, httpUrl, isFields, languageTags, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { federated, present, registered, unexpected } from './details.ts';
import { ruleLines } from './funkwhale.ts';
import type { Details, Site, Software } from './software.ts';

/** Events are its posts. Who was active is not counted. */
export const mobilizon: Software = {
  name: 'mobilizon',
  details: mobilizonDetails,
};

const PATH = '/api';

// Fields that each version since 1.0 has (lib/graphql/schema/config.ex, open to everybody): GraphQL answers a
// question with a single unknown field by an error and nothing else. Its `countryCode` is looked up from the address
// of whoever asks (lib/graphql/resolvers/config.ex): it would tell where we are, not where the server is.
const QUERY =
  '{config{name description longDescription contact languages registrationsOpen registrationsAllowlist rules federating}}';

/** Reads the public configuration, which its own pages load, too; nothing is changed by it. */
async function mobilizonDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: PATH, method: 'POST', json: { query: QUERY } });
  if (!reply.ok) return reply;
  const config = get(reply.value, 'data', 'config');
  if (!isFields(config)) return unexpected(PATH);
  const isFederating = flag(get(config, 'federating'));
  return ok({
    ...present({
      title: text(get(config, 'name'), 200),
      description:
        plainText(get(config, 'description'), 2000) ?? plainText(get(config, 'longDescription'), 2000),
      // An address of a page, of an account or of a mailbox, as the operator likes: a page alone is shown.
      contactUrl: httpUrl(get(config, 'contact')),
    }),
    ...registered(registrationOf(config), PATH),
    ...federated(isFederating === null ? null : isFederating ? 'open' : 'none', PATH, 'federating: false'),
    languages: languageTags(get(config, 'languages')),
    rules: ruleLines(get(config, 'rules')),
  });
}

// Closed with an allow-list: those whose address the operator has entered may register.
function registrationOf(config: unknown): Registration | null {
  const isOpen = flag(get(config, 'registrationsOpen'));
  if (isOpen === null) return null;
  if (isOpen) return 'open';
  return flag(get(config, 'registrationsAllowlist')) === true ? 'invite' : 'closed';
}

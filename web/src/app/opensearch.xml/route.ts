import { config } from '../../lib/config.ts';
import { here, locale } from '../../lib/exchange.ts';
import { xmlText } from '../../lib/xml.ts';
import { words } from '../../words/words.ts';

export const dynamic = 'force-dynamic';

/** Tells a browser how to search the directory from its own search field. */
export function GET(): Response {
  const site = config().publicUrl;
  const { searchName, searchLine } = words().outside;
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${xmlText(searchName)}</ShortName>
  <Description>${xmlText(searchLine)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>${locale()}</Language>
  <Image width="64" height="64" type="image/svg+xml">${xmlText(`${site}/icon.svg`)}</Image>
  <Url type="text/html" method="get" template="${xmlText(`${site}${here('/instances')}?q={searchTerms}`)}"/>
</OpenSearchDescription>
`;
  return new Response(body, {
    headers: {
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  });
}

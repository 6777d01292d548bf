export const failures = {
  refused: 'The API did not accept this question',
  unreachable: 'The API cannot be reached',
  unreadableLine:
    'It answered in a way that this site does not understand: the two are probably of different versions.',
  unreachableLine:
    'This site shows what the API knows, and right now it does not answer. That says nothing about the instances: the crawler works on its own. Please try again in a minute.',
  retry: 'Try again',
  note: (what: string) =>
    `Could not be read from the API just now: ${what}. The rest of this page is not affected.`,

  gone: (domain: React.ReactNode) => <>{domain} is not listed</>,
  goneLine:
    'Its operator asked to be left out. It is not visited any more, and what was recorded is not shown.',
  goneHow: 'How to be left out',
  goneOthers: 'See other instances',

  noName: 'That is no name of an instance',
  noNameLine:
    'An instance is named like a host on the internet: letters, digits and hyphens, with dots between.',
  unknown: (domain: React.ReactNode) => <>We don’t know {domain}</>,
  unknownLine:
    'Either no instance that we know has named it among its peers yet, or the name is mistyped. It may also be no instance at all.',

  notFoundTitle: 'Not found',
  notFound: 'There is no such page',
  notFoundLine: 'The address may be mistyped. Look for an instance by its name instead:',

  broken: 'This page broke',
  brokenLine: 'That is a fault of this site, not of the instance you were looking at.',
  start: 'Go to the start page',
};
export type Failures = typeof failures;

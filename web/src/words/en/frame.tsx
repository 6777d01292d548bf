export const frame = {
  title: 'Homeport: find a home in the federated networks',
  description:
    'A directory of the Fediverse that says who is up, what they run, whom they block, and how that is known.',
  skip: 'Skip to the content',
  loading: 'Loading…',
  site: 'Site',
  choose: 'Choose',
  instances: 'Instances',
  incidents: 'Incidents',
  status: 'Status',
  about: 'About',
  api: 'API',
  menu: 'Menu',
  recommended: 'How we recommend',
  topics: 'What rules are about',
  compare: 'Compare servers',
  demo: 'Demo',
  demoLine: (strong: (text: string) => React.ReactNode) => (
    <>
      {strong('Demo.')} Everything on this site is made up: the instances, their people and their outages do
      not exist.
    </>
  ),
  promise:
    'Homeport reads only what servers publish about themselves. No accounts, no posts, no cookies, and nothing is loaded from anywhere else.',
  footer: 'About this site',
  measured: 'How uptime is measured',
  crawler: 'Our crawler, and how to turn it away',
  apiDocs: 'API documentation',
  version: (version: string) => `Version ${version}`,
  languages: 'Languages',
  alsoHere: 'This page is also available in English.',
};
export type Frame = typeof frame;

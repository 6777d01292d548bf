/** What is read outside of the pages: by browsers, in pictures, and without a connection. */
export const outside = {
  searchName: 'Homeport',
  searchLine: 'Search the servers of the federated networks by name and description.',
  offline: {
    title: 'No connection',
    line: 'Homeport cannot be reached from here just now. Nothing is kept from earlier visits, so that no old answer looks like a new one.',
    again: 'Try again',
  },
  picture: {
    tagline: 'Find a home in the federated networks',
    uptime: 'Uptime, 90 days',
    joining: 'Joining',
    software: 'Software',
    alt: (domain: string) => `${domain} at Homeport: its state, uptime and joining rules`,
  },
};
export type Outside = typeof outside;

import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { parsePasswd } from './user.ts';

describe('db/server/explain', () => {
  const cases: [string, RegExp][] = [
    [
      '/x/postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file: No such file or directory',
      /^PostgreSQL lacks the library libicuuc\.so\.60: run npm ci again or install it/,
    ],
    [
      'initdb: error: could not create directory: No space left on device',
      /^No room is left .* in \/data: free some disk/,
    ],
    ['ENOSPC: no space left on device, write', /^No room is left/],
    [
      'LOG: could not bind IPv4 address "127.0.0.1": Address already in use',
      /port of the database is taken .* stop that program/,
    ],
    ["EACCES: permission denied, mkdir '/data'", /may not write to \/data: give it to the user/],
    ['spawn /x/initdb ENOENT', /needs glibc\): set DATABASE_URL/],
    [
      'LOG: hello\nFATAL: bogus setting\nLOG: shut down',
      /^PostgreSQL did not start \(FATAL: bogus setting\)/,
    ],
    ['', /it said nothing/],
  ];
  for (const [said, sentence] of cases) {
    it(`explains ${JSON.stringify(said.slice(0, 60))}`, () => {
      expect(explain(said, '/data').message).toMatch(sentence);
      expect(explain(said, '/data').message).not.toContain('\n');
    });
  }
});

describe('db/server/user', () => {
  it('reads the list of users, whatever else stands in it', () => {
    expect(parsePasswd('root:x:0:0:root:/root:/bin/sh\n\n# odd\n+::::::\nnobody:*:65534:65533:::\n')).toEqual(
      [
        { name: 'root', uid: 0, gid: 0 },
        { name: 'nobody', uid: 65_534, gid: 65_533 },
      ],
    );
  });
});

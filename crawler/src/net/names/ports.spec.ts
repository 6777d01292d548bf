import { describe, expect, it } from 'vitest';
import { domain } from '../loopback.fixture.ts';
import { createAddressGuard } from './address-guard.ts';
import { addressesOf, locate, type Guide } from './locate.ts';
import { otherService } from './ports.ts';
import { createResolver } from './resolver.ts';

const guide: Guide = {
  guard: createAddressGuard([]),
  // Nobody listens there: a question that was put after all would end as a fault of our own line.
  resolver: createResolver(['127.0.0.1:9'], 500),
  ownNames: new Set(['homeport.example']),
};
const placeAt = (port: number) => ({ host: '8.8.8.8', port, authority: '8.8.8.8', address: '8.8.8.8' });

describe('crawler/net/ports', () => {
  it.each([443, 1024, 5222, 8008, 8080, 8443, 8448, 30_443, 50_001, 50_002, 65_535])(
    'lets port %d be asked',
    async (port) => {
      expect(otherService(port)).toBeNull();
      expect(await locate(placeAt(port), guide)).toEqual({ ok: true, value: ['8.8.8.8'] });
    },
  );

  it.each([
    0, 1, 7, 19, 21, 22, 23, 25, 53, 80, 110, 111, 123, 135, 139, 143, 161, 389, 445, 465, 514, 587, 636, 873, 993,
    995, 1023, 2049, 2375, 3128, 3306, 3389, 5060, 5432, 6000, 6379, 6667, 9200, 10_250, 11_211, 27_017, 65_536, 99_999,
    -12, 443.5, Number.NaN,
  ])('sends nothing to port %d', async (port) => {
    expect(otherService(port)).not.toBeNull();
    expect(await locate(placeAt(port), guide)).toMatchObject({ ok: false });
  }); // prettier-ignore

  it('tells ports that others may ask from those where nobody can listen', async () => {
    const causeAt = async (port: number) => {
      const found = await locate(placeAt(port), guide);
      return !found.ok && found.failure.cause;
    };

    for (const port of [1, 80, 1023, 6667, 27_017]) {
      expect(await causeAt(port), String(port)).toBe('our_rule');
    }
    for (const port of [0, 65_536, -12, 443.5]) {
      expect(await causeAt(port), String(port)).toBe('blocked_target');
    }
  });

  it('never looks up the name under which it is reached itself', async () => {
    const place = { host: 'homeport.example', port: 443, authority: 'homeport.example' };
    const detail = 'homeport.example is ourselves';

    expect(await addressesOf('HomePort.example.', guide)).toMatchObject({ failure: { detail } });
    expect(await locate(place, guide)).toMatchObject({ failure: { cause: 'our_rule', detail } });
    expect(await addressesOf(domain('other.example'), guide)).toMatchObject({
      failure: { cause: 'monitor_suspect' },
    });
  });
});

import { fileURLToPath } from 'node:url';
import { hashSources } from './src/server/sources-hash.ts';

/** @type {import('next').NextConfig} */
export default {
  // The build is named after its sources: serve.ts compares the two and builds again only when they differ.
  generateBuildId: () => hashSources(),
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  // Types are checked by `npm run types`; a second check would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // Titles and descriptions belong in <head> for everybody, also where no script runs to put them there.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // serve.ts packs what is written, once it is whole.
  compress: false,
  reactStrictMode: true,
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
          },
        ],
      },
    ]),
};

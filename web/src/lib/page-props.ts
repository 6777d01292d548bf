import type { RawSearch } from './search-params.ts';

/** What Next hands to a page. Its generated twin exists only after a build, and types are checked before one. */
export interface PageProps<Params = unknown> {
  params: Promise<Params>;
  searchParams: Promise<RawSearch>;
}

import { here } from '../lib/exchange.ts';
import { words } from '../words/words.ts';

/** Leads to the directory with what was typed. */
export function SearchForm({ text }: { text?: string | undefined }) {
  const { common } = words();
  return (
    <form action={here('/instances')} role="search" className="search">
      <label htmlFor="q">{common.searchLabel}</label>
      <input
        id="q"
        name="q"
        type="search"
        maxLength={200}
        defaultValue={text}
        placeholder={common.searchExample}
      />
      <button type="submit">{common.search}</button>
    </form>
  );
}

import type { Metadata } from 'next';
import { SearchForm } from '../components/search-form.tsx';
import { words } from '../words/words.ts';

export function generateMetadata(): Metadata {
  return { title: words().failures.notFoundTitle };
}

export default function NotFound() {
  const { failures } = words();
  return (
    <section className="state">
      <h1>{failures.notFound}</h1>
      <p>{failures.notFoundLine}</p>
      <SearchForm />
    </section>
  );
}

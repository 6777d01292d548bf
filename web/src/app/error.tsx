'use client';

import { useErrorWords } from '../components/error-words.tsx';

/** Our own bug: whatever is foreseen has a page of its own. */
export default function PageError() {
  const words = useErrorWords();
  if (!words) return null;
  return (
    <section className="state">
      <h1>{words.heading}</h1>
      <p>{words.line}</p>
      <p className="actions">
        <a className="button" href="">
          {words.retry}
        </a>
        <a href={words.startPath}>{words.start}</a>
      </p>
    </section>
  );
}

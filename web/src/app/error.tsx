'use client';

/** Our own bug: whatever is foreseen has a page of its own. */
export default function PageError() {
  return (
    <section className="state">
      <h1>This page broke</h1>
      <p>That is a fault of this site, not of the instance you were looking at.</p>
      <p>
        <a className="button" href="">
          Try again
        </a>{' '}
        <a href="/">Go to the start page</a>
      </p>
    </section>
  );
}

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <section className="state">
      <h1>There is no such page</h1>
      <p>The address may be mistyped. Look for an instance by its name instead:</p>
      <form action="/instances" role="search" className="search">
        <label htmlFor="q">Domain or title</label>
        <input id="q" name="q" type="search" maxLength={200} />
        <button type="submit">Search</button>
      </form>
    </section>
  );
}

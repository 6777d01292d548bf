export const metadata = { title: 'Unknown instance' };

export default function UnknownInstance() {
  return (
    <section className="state">
      <h1>We don’t know this instance</h1>
      <p>
        Either no instance that we know has ever named it among its peers, or the name is mistyped. It may
        also not be an instance at all.
      </p>
      <form action="/instances" role="search" className="search">
        <label htmlFor="q">Search by domain or title</label>
        <input id="q" name="q" type="search" maxLength={200} />
        <button type="submit">Search</button>
      </form>
    </section>
  );
}

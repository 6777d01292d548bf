import { Fragment } from 'react';
import { here } from '../../lib/exchange.ts';
import { words } from '../../words/words.ts';
import { Name } from '../policy/reach-answer.tsx';
import { COMPARED_MAX, comparePath } from './asked.ts';
import type { Compared } from './compared.ts';

/** Which servers are compared, each with a link that drops it, and a field for one more. */
export function Picked({ all }: { all: readonly Compared[] }) {
  const { compare } = words();
  const names = all.map(({ instance }) => instance.domain);
  return (
    <div className="picked">
      <ul className="chips" aria-label={compare.compared}>
        {all.map(({ instance: { domain, domain_unicode } }) => (
          <li key={domain}>
            <a className="chip" href={here(comparePath(names.filter((name) => name !== domain)))}>
              <span className="unseen">{compare.remove(<Name>{domain_unicode}</Name>)}</span>
              <span aria-hidden="true" translate="no">
                {domain_unicode} ✕
              </span>
            </a>
          </li>
        ))}
      </ul>
      {names.length < COMPARED_MAX ? (
        <form action={here('/compare')} className="pick">
          {names.map((name) => (
            <input key={name} type="hidden" name="i" value={name} />
          ))}
          <Field id="add" label={compare.add} />
          <button type="submit">{compare.addButton}</button>
          <p id="add-hint" className="quiet small">
            {compare.hint}
          </p>
        </form>
      ) : (
        <p className="quiet small">{compare.full}</p>
      )}
    </div>
  );
}

/** The empty page: two fields, and where to find names. */
export function PickTwo() {
  const { compare } = words();
  return (
    <>
      <form action={here('/compare')} className="pick pick-two">
        <Field id="first" label={compare.first} hint="add-hint" />
        <Field id="second" label={compare.second} hint="add-hint" />
        <button type="submit">{compare.show}</button>
        <p id="add-hint" className="quiet small">
          {compare.hint}
        </p>
      </form>
      <p>
        {compare.elsewhere(
          (text) => (
            <a href={here('/choose')}>{text}</a>
          ),
          (text) => (
            <a href={here('/instances')}>{text}</a>
          ),
        )}
      </p>
    </>
  );
}

function Field({ id, label, hint = `${id}-hint` }: { id: string; label: string; hint?: string }) {
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name="i"
        type="text"
        maxLength={320}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={hint}
      />
    </span>
  );
}

interface NotesProps {
  dropped: readonly string[];
  unknown: readonly string[];
  gone: readonly string[];
}

/** What was asked for and is not compared, each with why. */
export function Notes({ dropped, unknown, gone }: NotesProps) {
  const { compare } = words();
  return (
    <>
      {dropped.length > 0 && <p className="note">{compare.dropped(<Names all={dropped} />)}</p>}
      {unknown.length > 0 && <p className="note">{compare.unknown(<Names all={unknown} />)}</p>}
      {gone.length > 0 && <p className="note">{compare.gone(<Names all={gone} />)}</p>}
    </>
  );
}

function Names({ all }: { all: readonly string[] }) {
  return all.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && ', '}
      <Name>{name}</Name>
    </Fragment>
  ));
}

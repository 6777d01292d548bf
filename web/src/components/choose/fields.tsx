import { TOPICS, type FacetValue } from '@homeport/api/contract';
import { locale } from '../../lib/exchange.ts';
import { formatCount, formatCountry, formatLanguage } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { countOf } from './pressed.tsx';
import type { ScreenProps } from './question-screen.tsx';

// Questions with several answers: boxes to tick and lines to fill in.

/** So many stand open; the others are one press away. */
const SHOWN = 12;

export function LanguageQuestion({ answers, answer }: ScreenProps) {
  const mine = locale();
  // Who reads the site in a language most likely looks for it, so it stands first; nothing is chosen unasked.
  const options = withChosen(answer.options?.language ?? [], answers.language).toSorted(
    (a, b) => Number(b.value === mine) - Number(a.value === mine),
  );
  return (
    <Boxes
      name="language"
      chosen={answers.language}
      options={options.map(({ value, count }) => ({
        value,
        count,
        text: <Spelled>{formatLanguage(value)}</Spelled>,
      }))}
    />
  );
}

export function CountryQuestion({ answers, answer }: ScreenProps) {
  const { choose } = words();
  const options = withChosen(answer.options?.country ?? [], answers.country);
  if (options.length === 0) return <p className="note">{choose.noCountry}</p>;
  const known = options.reduce((sum, { count }) => sum + count, 0);
  const of = answers.country.length === 0 ? answer.meta.matched : undefined;
  return (
    <>
      {of !== undefined && <p className="quiet">{choose.someCountry(known, of)}</p>}
      <Boxes
        name="country"
        chosen={answers.country}
        options={options.map(({ value, count }) => ({
          value,
          count,
          text: <Spelled>{formatCountry(value)}</Spelled>,
        }))}
      />
    </>
  );
}

export function TastesQuestion({ answers, answer }: ScreenProps) {
  const { choose, topics } = words();
  return (
    <>
      <fieldset aria-describedby="question-hint">
        <legend>{choose.topics}</legend>
        <Boxes
          name="topic"
          chosen={answers.topic}
          options={TOPICS.map((value) => ({
            value,
            text: topics.names[value],
            count: countOf(answer.options?.topic, value),
          }))}
        />
      </fieldset>
      <Named
        name="blocks"
        label={choose.blocks}
        hint={choose.blocksHint}
        names={answers.blocks}
        example="example.town"
      />
    </>
  );
}

export function ReachQuestion({ answers }: ScreenProps) {
  const { choose } = words();
  return (
    <Named
      name="reach"
      label={choose.reachLabel}
      hint={choose.reachHint}
      names={answers.reach}
      example="@friend@example.social"
    />
  );
}

/** What was chosen is offered even where nothing is left of it, so that it can be given up. */
function withChosen(counts: readonly FacetValue[], chosen: readonly string[]): FacetValue[] {
  const missing = chosen.filter((value) => !counts.some((one) => one.value === value));
  return [...counts, ...missing.map((value) => ({ value, count: 0 }))];
}

/** The name of a language or a country: in the language of the page already. */
function Spelled({ children }: { children: string }) {
  return <span translate="no">{children}</span>;
}

interface Option {
  value: string;
  text: React.ReactNode;
  count: number;
}

function Boxes({
  name,
  chosen,
  options,
}: {
  name: string;
  chosen: readonly string[];
  options: readonly Option[];
}) {
  const isShown = ({ value }: Option, index: number) => index < SHOWN || chosen.includes(value);
  const rest = options.filter((option, index) => !isShown(option, index));
  return (
    <>
      <BoxList name={name} chosen={chosen} options={options.filter(isShown)} />
      {rest.length > 0 && (
        <details>
          <summary>{words().choose.more}</summary>
          <BoxList name={name} chosen={chosen} options={rest} />
        </details>
      )}
    </>
  );
}

function BoxList({
  name,
  chosen,
  options,
}: {
  name: string;
  chosen: readonly string[];
  options: readonly Option[];
}) {
  return (
    <ul className="boxes" aria-labelledby="question">
      {options.map(({ value, text, count }) => {
        const isChosen = chosen.includes(value);
        const isEmpty = count === 0 && !isChosen;
        return (
          <li key={value}>
            <label className={isEmpty ? 'choice choice-empty' : 'choice'}>
              <input type="checkbox" name={name} value={value} defaultChecked={isChosen} disabled={isEmpty} />
              <span>{text}</span>
              <span className="choice-count">{formatCount(count)}</span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function Named({
  name,
  label,
  hint,
  names,
  example,
}: {
  name: string;
  label: string;
  hint: string;
  names: readonly string[];
  example: string;
}) {
  return (
    <div className="named">
      <label htmlFor={name}>{label}</label>
      <p className="quiet small" id={`${name}-hint`}>
        {hint}
      </p>
      <input
        id={name}
        name={name}
        type="text"
        defaultValue={names.join(', ')}
        aria-describedby={`${name}-hint`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        translate="no"
        placeholder={example}
      />
    </div>
  );
}

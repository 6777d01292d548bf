import type { FacetValue } from '@homeport/api/contract';
import { closedValues, isForeign, valueWord } from '../../lib/filter-words.ts';
import { formatCount } from '../../lib/intl.ts';
import type { Filter, Listed } from '../../lib/search-params.ts';
import { words } from '../../words/words.ts';

// So many values of a list stand in sight; the others wait behind "more".
const SHOWN = 6;
const OFFERED = 40;
// One that hides behind "more" would cost more room than it takes.
const SPARED = 2;

interface GroupProps {
  name: Filter;
  chosen: readonly string[];
  counted: readonly FacetValue[];
}

/** One filter with its values and how many rows each would give; those with none can't be chosen. */
export function FilterGroup({ name, chosen, counted }: GroupProps) {
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const closed = closedValues(name);
  const offered = closed ?? counted.slice(0, OFFERED).map(({ value }) => value);
  // What was chosen stays in sight, also where nothing fits it any more.
  const values = [...new Set([...(closed ? [] : chosen), ...offered])];
  if (values.length === 0) return null;
  const shown = values.length <= SHOWN + SPARED ? values.length : SHOWN;
  const rest = values.slice(shown);
  const choice = (value: string) => (
    <Choice
      key={value}
      name={name}
      value={value}
      text={valueWord(name, value)}
      count={counts.get(value) ?? 0}
      isChosen={chosen.includes(value)}
    />
  );
  return (
    <fieldset>
      <legend>{words().directory.groups[name]}</legend>
      {values.slice(0, shown).map(choice)}
      {rest.length > 0 && (
        <details className="more-values" open={rest.some((value) => chosen.includes(value))}>
          <summary>{words().directory.more(rest.length)}</summary>
          {rest.map(choice)}
        </details>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  name: Listed;
  value: string;
  text: string;
  count?: number;
  isChosen: boolean;
}

export function Choice({ name, value, text, count, isChosen }: ChoiceProps) {
  const isEmpty = count === 0 && !isChosen;
  return (
    <label className={isEmpty ? 'choice choice-empty' : 'choice'}>
      <input type="checkbox" name={name} value={value} defaultChecked={isChosen} disabled={isEmpty} />
      <span translate={isTaken(name) ? 'no' : undefined}>{text}</span>
      {count !== undefined && <span className="choice-count">{formatCount(count)}</span>}
    </label>
  );
}

/** Names that `Intl` or somebody else gives, not our dictionary. */
function isTaken(name: Listed): boolean {
  return isForeign(name) || name === 'language' || name === 'country';
}

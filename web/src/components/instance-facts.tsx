import type { Instance, Measure } from '@homeport/api/contract';
import { formatCount, formatLanguage } from '../lib/intl.ts';
import {
  DISCOVERY_LINES,
  DOUBT_LINES,
  FEDERATION_LINES,
  QUALITY_LINES,
  REGISTRATION_WORDS,
} from '../lib/words.ts';
import { instancePath } from '../lib/instance-path.ts';
import { Ago, Fact, Published } from './facts.tsx';

export function InstanceFacts({ instance, now }: { instance: Instance; now: number }) {
  const { usage, network } = instance;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">What it says of itself</h2>
      <dl className="facts">
        <Fact name="Software">
          <Published>{instance.software}</Published>{' '}
          {instance.version !== null && <code>{instance.version}</code>}
        </Fact>
        {network !== 'lbry' && <Joining instance={instance} />}
        {instance.federation !== null && (
          <Fact name="Federating">{FEDERATION_LINES[instance.federation]}</Fact>
        )}
        <Names instance={instance} />
        {network === 'fediverse' && (
          <>
            <Fact name="Languages">
              <Published>{instance.languages.map(formatLanguage).join(', ')}</Published>
            </Fact>
            <UsageFacts usage={usage} />
          </>
        )}
        <Fact name="Contact">
          <Published>{instance.contact_url && <Contact url={instance.contact_url} />}</Published>
        </Fact>
        <Fact name="Instances it knows">
          <Published>{count(instance.counts.peers)}</Published>
        </Fact>
        <Discovery instance={instance} now={now} />
      </dl>
    </section>
  );
}

function Joining({ instance }: { instance: Instance }) {
  return (
    <Fact name="Joining">
      <Published>{instance.registration && REGISTRATION_WORDS[instance.registration]}</Published>
      {instance.registration_source !== null && (
        <span className="source">
          according to <code>{instance.registration_source}</code>
        </span>
      )}
    </Fact>
  );
}

/** Which names are this one instance, where it has more than one. */
function Names({ instance: { domain, account_domain, aliases } }: { instance: Instance }) {
  const others = aliases.map((alias) => alias.domain);
  const isElsewhere = account_domain !== null && account_domain !== domain;
  if (!isElsewhere && others.length === 0) return null;
  return (
    <Fact name="Names">
      {isElsewhere && (
        <>
          Its accounts end in <code>@{account_domain}</code>.
        </>
      )}
      {others.length > 0 && <span className="source">Also known as {others.join(', ')}.</span>}
    </Fact>
  );
}

function count(value: number | null): string | null {
  return value === null ? null : formatCount(value);
}

function UsageFacts({ usage }: Pick<Instance, 'usage'>) {
  return (
    <>
      <MeasureFact name="People" measure={usage.users_total} />
      <MeasureFact name="Active this month" measure={usage.users_active_month} />
      <MeasureFact name="Active this half-year" measure={usage.users_active_halfyear} />
      <MeasureFact name="Posts" measure={usage.posts_total} />
    </>
  );
}

/** A constant that counts nothing is no number to show. */
function MeasureFact({ name, measure }: { name: string; measure: Measure }) {
  const { value, quality, doubt } = measure;
  const line = doubt === null ? quality && QUALITY_LINES[quality] : DOUBT_LINES[doubt];
  return (
    <Fact name={name}>
      <Published>{quality === 'placeholder' ? null : count(value)}</Published>
      {line !== null && quality !== 'declared' && <span className="source">{line}</span>}
    </Fact>
  );
}

function Discovery({ instance, now }: { instance: Instance; now: number }) {
  const { discovered, network } = instance;
  return (
    <Fact name="Known to us">
      <Ago at={discovered.at} now={now} />
      <span className="source">
        {discovered.from === null ? (
          DISCOVERY_LINES[discovered.by]
        ) : (
          <>
            <a href={instancePath({ network, domain: discovered.from })}>{discovered.from}</a> named it among
            its peers.
          </>
        )}
      </span>
    </Fact>
  );
}

// The address is a stranger's text: only what is plainly a web or mail address becomes a link.
function Contact({ url }: { url: string }) {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url)) return <>{url}</>;
  return (
    <a href={url} rel="nofollow noopener external">
      {url.replace(/^(?:https?:\/\/|mailto:)/i, '')}
    </a>
  );
}

export function Rules({ rules }: { rules: readonly string[] }) {
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">Its rules</h2>
      {rules.length === 0 ? (
        <p className="quiet">Rules: not published.</p>
      ) : (
        <ol className="rules">
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

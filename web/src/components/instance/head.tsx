import type { Instance } from '@homeport/api/contract';
import { Fragment } from 'react';
import { aboutInstance, LANGUAGES_NAMED } from '../../lib/about-instance.ts';
import { here } from '../../lib/exchange.ts';
import { formatAll, formatCount, formatLanguage } from '../../lib/intl.ts';
import { conditionOf } from '../../lib/condition.ts';
import { words } from '../../words/words.ts';
import { Fact } from '../facts.tsx';

/** Which instance it is, and what it is. */
export function InstanceHead({ instance }: { instance: Instance }) {
  const { instance: texts, lists } = words();
  const { domain, domain_unicode: name, title, network } = instance;
  return (
    <header className="instance-head">
      <p className="eyebrow">
        <a href={here('/instances')}>{texts.list}</a> / {lists.networks[network]}
      </p>
      <h1 translate="no">{breakable(name)}</h1>
      {name !== domain && (
        <p className="quiet">
          {texts.asMachines(
            <code key="name" translate="no">
              {domain}
            </code>,
          )}
        </p>
      )}
      {title !== null && title !== name && (
        <p className="instance-title" translate="no" dir="auto">
          {title}
        </p>
      )}
    </header>
  );
}

/** A long name may break after its dots, rather than within a word. */
export function breakable(name: string): React.ReactNode {
  return name.split('.').map((label, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          .<wbr />
        </>
      )}
      {label}
    </Fragment>
  ));
}

/** In a sentence of ours made of facts, in its own words, and the rest of what it says of itself. */
export function WhatItIs({ instance }: { instance: Instance }) {
  const { about } = words().instance;
  const isOver = conditionOf(instance) === 'dead' || conditionOf(instance) === 'moved';
  return (
    <section className="what" aria-labelledby="what">
      <h2 id="what" className={isOver ? 'what-was' : 'unseen'}>
        {isOver ? about.lastKnown : about.title}
      </h2>
      <p className="lead">{aboutInstance(instance)}</p>
      {instance.description !== null && (
        <figure className="own-words">
          <figcaption className="quiet small">{about.ownWords}</figcaption>
          <blockquote translate="no" dir="auto">
            {instance.description}
          </blockquote>
        </figure>
      )}
      <OwnFacts instance={instance} />
    </section>
  );
}

/** What the sentence does not say; what it left out is in the list of what was not published. */
function OwnFacts({ instance }: { instance: Instance }) {
  const { facts } = words().instance;
  const { languages, contact_url, federation, counts } = instance;
  return (
    <dl className="facts">
      {languages.length > LANGUAGES_NAMED && (
        <Fact name={facts.languages}>{formatAll(languages.map(formatLanguage))}</Fact>
      )}
      {federation !== null && <Fact name={facts.federating}>{words().lists.federations[federation]}</Fact>}
      {contact_url !== null && (
        <Fact name={facts.contact}>
          <Contact url={contact_url} />
        </Fact>
      )}
      {counts.peers !== null && <Fact name={facts.peers}>{formatCount(counts.peers)}</Fact>}
      <Names instance={instance} />
    </dl>
  );
}

/** Which names are this one instance, where it has more than one. */
function Names({ instance: { domain, account_domain, aliases } }: { instance: Instance }) {
  const { facts } = words().instance;
  const isElsewhere = account_domain !== null && account_domain !== domain;
  if (!isElsewhere && aliases.length === 0) return null;
  return (
    <Fact name={facts.names}>
      {isElsewhere && (
        <span>
          {facts.accountsEnd(
            <code key="name" translate="no">
              @{account_domain}
            </code>,
          )}
        </span>
      )}
      {aliases.length > 0 && (
        <span className="source">
          {facts.alsoKnown(
            <span key="names" translate="no">
              {aliases.map((alias) => alias.domain).join(', ')}
            </span>,
          )}
        </span>
      )}
    </Fact>
  );
}

// The address is a stranger's text: only what is plainly a web or mail address becomes a link.
function Contact({ url }: { url: string }) {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url)) return <span translate="no">{url}</span>;
  return (
    <a href={url} rel="nofollow noopener external" translate="no">
      {url.replace(/^(?:https?:\/\/|mailto:)/i, '')}
    </a>
  );
}

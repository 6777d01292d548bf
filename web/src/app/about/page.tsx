import { VISITS_ENOUGH } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { config } from '../../lib/config.ts';

export const metadata: Metadata = { title: 'About' };

export default function About() {
  return (
    <article className="prose">
      <h1>About Homeport</h1>
      <p className="lead">
        An instance directory and a federation health crawler: it finds the servers of federated networks
        through what they publish about themselves, visits them, and keeps the record.
      </p>

      <h2>For whom</h2>
      <ul>
        <li>Newcomers, who choose a home by its rules and by how well it is kept.</li>
        <li>Operators, who want to know whether the rest of the network can reach them.</li>
        <li>
          Researchers, who ask the <a href={`${config().apiPublicUrl}/docs`}>public API</a>: it gives
          everything that is shown here.
        </li>
      </ul>

      <Method />
      <Words />

      <h2>What we never do</h2>
      <p>
        We read no accounts, posts, followers or timelines. This site sets no cookies, loads nothing from
        elsewhere, and works without script. Who visits the servers, how often, and how to turn it away stands
        on the page about <a href="/bot">our crawler</a>.
      </p>
    </article>
  );
}

function Method() {
  return (
    <>
      <h2 id="uptime">What uptime means here</h2>
      <p>
        Uptime is the time that an instance was up, divided by the time that it was up or down. It is weighted
        by time, not by visits, and it always comes with its <strong>coverage</strong>, the part of the window
        that we could measure, and with the number of visits behind it.
      </p>
      <ul>
        <li>
          <strong>One failed visit is a suspicion.</strong> We look again after 1, 3 and 7 minutes; if all of
          them fail, the outage began at the first.
        </li>
        <li id="incidents">
          <strong>An incident is what a person calls an outage.</strong> It begins with the first failure and
          ends with the first good answer that a second one confirms. A host that goes and comes back within
          hours is one that is unstable, and not many that were down; where at least three instances on one
          address fail together, we say so.
        </li>
        <li>
          <strong>What we could not measure is unknown</strong>, and unknown counts neither as up nor as down:
          so does the time in which we should have looked and did not.
        </li>
        <li>
          <strong>Where we look from several places,</strong> down needs a majority of those that could
          measure, since the way between two places fails as often as a server. The page of an instance says
          which place sees it differently.
        </li>
        <li>
          <strong>Up, with trouble</strong> means that the server answered, but slowly or incompletely. It
          counts as up and is shown.
        </li>
        <li>
          <strong>Ratios are cut, not rounded.</strong> “100 %” is printed only for an unbroken record, and no
          figure at all with fewer than {VISITS_ENOUGH} visits.
        </li>
        <li>
          <strong>Days are days in UTC</strong>, and a window begins when we first heard of the instance.
        </li>
      </ul>
    </>
  );
}

function Words() {
  return (
    <>
      <h2>What the words mean</h2>
      <ul>
        <li>
          <strong>Not published</strong>: the instance does not say, or asks us not to read it. We do not
          guess.
        </li>
        <li>
          <strong>Not measured, by its own choice</strong>: its robots.txt, a private flag or a bot wall
          stands before it. It may be in perfect health.
        </li>
        <li>
          <strong>Not counted</strong>: each number has a mark of its own. What a server hides, what its
          software fills in without counting, and what cannot be (more active people than there are, a jump to
          tenfold over night, a large number that has not moved for a month, numbers that wander from day to
          day) stays out of all totals, and each total says how many instances it adds up.
        </li>
        <li>
          <strong>One instance, several names</strong>: two names are one instance only where each points to
          the other. One side’s word alone proves nothing.
        </li>
        <li>
          <strong>Blocks behind a hub’s newest block</strong> are counted from the tallest one that most hubs
          have reached in the same round.
        </li>
        <li>
          <strong>Personal instances</strong>, with fewer than 10 people, are counted, and listed only when
          asked for, without description or contact.
        </li>
        <li>
          <strong>Recommended</strong> is shuffled anew each day among instances of like quality. Size plays
          no part: networks are healthier when people spread out.
        </li>
      </ul>
    </>
  );
}

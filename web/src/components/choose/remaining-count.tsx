'use client';

import { useEffect, useRef, useState } from 'react';

// Whoever ticks five boxes asks once.
const PAUSE_MS = 250;

/** How many servers fit; with script, told anew at each answer. Without it, the next screen tells. */
export function RemainingCount({ path, text }: { path: string; text: string }) {
  const [current, setCurrent] = useState(text);
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const mine = asked;
      const answers = new URLSearchParams(
        [...new FormData(form)].flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value]] : [],
        ),
      );
      const found = await tellCount(`${path}?${answers.toString()}`);
      if (found !== null && mine === asked) setCurrent(found);
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    form.addEventListener('input', changed);
    // A browser that goes back fills the boxes in again without a word.
    addEventListener('pageshow', changed);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', changed);
      removeEventListener('pageshow', changed);
    };
  }, [path]);
  return (
    <p className="remaining" role="status" ref={place}>
      {current}
    </p>
  );
}

/** Null where no answer came: the number before is better than none. */
async function tellCount(address: string): Promise<string | null> {
  try {
    const reply = await fetch(address);
    return reply.ok ? await reply.text() : null;
  } catch {
    return null;
  }
}

'use client';

import { useEffect, useState } from 'react';

// A page of one site is there within this time; whoever waits longer is told that something happens.
const PATIENCE_MS = 250;

/** Says "loading" while the browser waits for the next page. Without script the browser's own sign has to do. */
export function Busy({ text }: { text: string }) {
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (event: BeforeUnloadEvent | PageTransitionEvent) => {
      clearTimeout(timer);
      if (event.type === 'beforeunload') timer = setTimeout(setBusy, PATIENCE_MS, true);
      else setBusy(false);
    };
    // Returning by the back button shows the page as it was left, busy sign and all, unless told.
    addEventListener('beforeunload', leave);
    addEventListener('pageshow', leave);
    return () => {
      clearTimeout(timer);
      removeEventListener('beforeunload', leave);
      removeEventListener('pageshow', leave);
    };
  }, []);
  return (
    <div className="busy" role="status" data-busy={isBusy}>
      {isBusy ? text : ''}
    </div>
  );
}

'use client';

import { useEffect } from 'react';

/** Has the browser keep the page that says that there is no connection, once everything else is there. */
export function OfflineWorker() {
  useEffect(() => {
    // Missing where the site is not served safely, and where a reader has switched it off.
    if (!('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }, []);
  return null;
}

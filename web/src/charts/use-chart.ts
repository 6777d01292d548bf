'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { Drawing } from './draw.ts';

// Near enough that a reader who scrolls on finds it drawn.
const NEAR = '300px';

/**
 * The canvas on which `draw` is drawn as soon as it comes near the window. Until then nothing of the drawing library is
 * fetched, and without script nothing ever is: the table beside each chart says the same.
 */
export function useChart(draw: () => Drawing): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let close: (() => void) | undefined;
    let isLeft = false;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        void import('./draw.ts').then(({ openChart }) => {
          if (!isLeft) close = openChart(element, draw);
        });
      },
      { rootMargin: NEAR },
    );
    watch.observe(element);
    return () => {
      isLeft = true;
      watch.disconnect();
      close?.();
    };
  }, [draw]);

  return canvas;
}

/** What a chart takes from the page: its colours by the names of the tokens, and its letters. */
export function pageStyle() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  return { colour, ticks: { color: colour('--quiet'), font } };
}

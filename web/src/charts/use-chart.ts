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

/** A colour of the page, by the name of its token. */
export function colourOf(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

/** Days from left to right, values from zero up, in the page's letters, colours and language. */
export function overDays(): NonNullable<Drawing['options']> {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  const ticks = { color: colourOf('--quiet'), font };
  return {
    animation: false,
    locale: document.documentElement.lang,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    scales: {
      x: { grid: { display: false }, ticks: { ...ticks, maxTicksLimit: 6, maxRotation: 0 } },
      y: {
        beginAtZero: true,
        grid: { color: colourOf('--line') },
        border: { display: false },
        ticks: { ...ticks, maxTicksLimit: 5 },
      },
    },
  };
}

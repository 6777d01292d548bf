import { generic } from './generic.ts';
import { mastodon } from './mastodon.ts';
import type { Shape } from './shape.ts';

export const SHAPES: readonly Shape[] = [mastodon];

const BY_NAME = new Map(SHAPES.flatMap((shape) => shape.names.map((name) => [name, shape] as const)));

export function shapeOf(software: string): Shape {
  return BY_NAME.get(software) ?? generic;
}

import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export const METRICS = Symbol('METRICS');

export interface Metrics {
  registry: Registry;
  observe(request: { method: string; route: string | undefined; status: number; seconds: number }): void;
}

/** One registry an app, so that two apps in one process don't count each other's requests. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'homeport_api_request_duration_seconds',
    help: 'How long requests took, by route template and class of status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    // The labels are templates and classes: a stranger can't make a new series by asking for a new path.
    observe: ({ method, route, status, seconds }) => {
      const labels = {
        method: ['GET', 'HEAD', 'OPTIONS'].includes(method) ? method : 'other',
        route: route ?? 'none',
        status: `${Math.floor(status / 100)}xx`,
      };
      durations.observe(labels, seconds);
    },
  };
}

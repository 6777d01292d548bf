// The town of tarpits in a process of its own: its sockets and its time are not the crawler's.
import { once } from 'node:events';
import { openTown, type TarpitTown, type TownOptions } from './tarpits-town.ts';

export type Wanted = TownOptions;
export type Opened = Pick<TarpitTown, 'environment' | 'healthy' | 'tarpits'>;

process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
const [wanted] = (await once(process, 'message')) as [Wanted];
const { environment, healthy, tarpits } = await openTown(wanted);
process.send?.({ environment, healthy, tarpits } satisfies Opened);

import { pino } from 'pino';
import { startApi } from './app.ts';
import { readConfig } from './config.ts';
import { loggedError } from './logged-error.ts';

const logger = pino({ name: 'api', serializers: { err: loggedError } });

try {
  const api = await startApi(readConfig(process.env), logger);
  logger.info({ url: api.url }, 'listening');
  let isClosing = false;
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    void api.close();
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

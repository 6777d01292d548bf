import 'reflect-metadata';
import compress from '@fastify/compress';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import type { Config } from './config.ts';
import { openReadDatabase } from './database.ts';
import { asProblem, ErrorFilter, sendProblem } from './http/error.filter.ts';
import { addManners, COMPRESS_FROM_BYTES } from './http/manners.ts';
import { createMetrics } from './status/metrics.ts';

export interface RunningApi {
  /** Where it listens, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Opens the database, listens, and answers until it is closed. */
export async function startApi(config: Config, logger: Logger): Promise<RunningApi> {
  const database = await openReadDatabase(config);
  const metrics = createMetrics();
  const adapter = new FastifyAdapter({
    // A path that can't be decoded never reaches Nest and its filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, asProblem(error, request, logger)),
    routerOptions: { maxParamLength: 1000 },
  });
  addManners(adapter.getInstance(), metrics);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of({ database, metrics, publicUrl: config.publicUrl }),
    adapter,
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
    { logger: ['error', 'warn'], abortOnError: false },
  );
  // After the manners, so that the ETag is made from the text.
  await app.register(compress, { global: true, encodings: ['gzip'], threshold: COMPRESS_FROM_BYTES });
  app.useGlobalFilters(new ErrorFilter(logger));
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return {
    url: (await app.getUrl()).replace(/\/$/, ''),
    close: async () => {
      await app.close();
      await database.destroy();
    },
  };
}

import 'reflect-metadata';
import compress from '@fastify/compress';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import { NO_LIMITS, type Config } from './config.ts';
import { openPools } from './database.ts';
import { openAllowances } from './http/allowance.queries.ts';
import { Answers } from './http/answers.ts';
import * as connections from './http/connections.ts';
import { asProblem, ErrorFilter, sendProblem } from './http/error.filter.ts';
import { COMPRESS_FROM_BYTES } from './http/etag.ts';
import { addManners } from './http/manners.ts';
import { addRateLimit } from './http/rate-limit.ts';
import { SnapshotQueries } from './http/snapshot.queries.ts';
import { createMetrics } from './status/metrics.ts';

export interface RunningApi {
  /** Where it listens, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Opens the database, listens, and answers until it is closed. */
export async function startApi(config: Config, logger: Logger): Promise<RunningApi> {
  const limits = config.limits ?? NO_LIMITS;
  const pools = await openPools(config);
  const allowances = await openAllowances(config, limits.requestsPerMinute);
  const closePools = async () => {
    await Promise.all([pools.database.destroy(), pools.lists.destroy(), allowances.close()]);
  };
  try {
    const metrics = createMetrics();
    const snapshots = new SnapshotQueries(pools.database, limits.freshMs);
    const answers = new Answers(snapshots);
    const adapter = adapterOf(logger);
    const fastify = adapter.getInstance();
    connections.limitConnections(fastify.server, limits.connectionsMax);
    addManners(fastify, metrics, answers);
    if (limits.requestsPerMinute > 0) {
      addRateLimit(fastify, { ...limits, allowances: allowances.ofClients, limit: limits.requestsPerMinute });
    }
    answers.addTo(fastify);
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.of({ pools, snapshots, metrics, publicUrl: config.publicUrl }),
      adapter,
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
      { logger: ['error', 'warn'], abortOnError: false },
    );
    // After the manners, so that the ETag is made from the text.
    await app.register(compress, { global: true, encodings: ['gzip'], threshold: COMPRESS_FROM_BYTES });
    app.useGlobalFilters(new ErrorFilter(logger));
    await app.listen(config.port, config.host);
    return {
      url: (await app.getUrl()).replace(/\/$/, ''),
      close: async () => {
        await app.close();
        await closePools();
      },
    };
  } catch (error) {
    await closePools();
    throw error;
  }
}

function adapterOf(logger: Logger): FastifyAdapter {
  return new FastifyAdapter({
    // A path that can't be decoded never reaches Nest and its filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, asProblem(error, request, logger)),
    routerOptions: { maxParamLength: 1000 },
    clientErrorHandler: connections.answerBrokenRequest,
    requestTimeout: connections.REQUEST_WITHIN_MS,
    connectionTimeout: connections.SILENCE_MS,
    keepAliveTimeout: connections.KEEP_ALIVE_MS,
    http: {
      headersTimeout: connections.HEADERS_WITHIN_MS,
      connectionsCheckingInterval: connections.LOOK_EVERY_MS,
      maxHeaderSize: connections.HEADER_BYTES_MAX,
    },
  });
}

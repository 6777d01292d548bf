import { LEXICON, LEXICON_VERSION } from '@homeport/db';
import { Controller, Get, Query } from '@nestjs/common';
import { LexiconQuery, type Lexicon } from '../contract/topics.ts';
import { thisMinute } from '../http/now.ts';
import { QueryPipe } from '../http/query.pipe.ts';

@Controller('api/v1/lexicon')
export class LexiconController {
  @Get()
  get(@Query(new QueryPipe(LexiconQuery)) _query: LexiconQuery): Lexicon {
    return {
      version: LEXICON_VERSION,
      data: LEXICON.map(({ topic, language, terms, unless }) => ({
        topic,
        language,
        terms: [...terms],
        unless: [...unless],
      })),
      meta: { generated_at: thisMinute().toISOString() },
    };
  }
}

import { Module } from '@nestjs/common';
import { LexiconController } from './lexicon.controller.ts';

@Module({ controllers: [LexiconController] })
export class LexiconModule {}

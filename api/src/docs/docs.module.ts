import { Controller, Get, Header, Inject, Module } from '@nestjs/common';
import { buildDocument, type Document } from '../openapi.ts';
import { renderDocs } from './page.ts';

export const PUBLIC_URL = Symbol('PUBLIC_URL');

@Controller()
export class DocsController {
  private readonly document = buildDocument();
  private readonly page: string;

  constructor(@Inject(PUBLIC_URL) publicUrl: string) {
    this.page = renderDocs(this.document, publicUrl);
  }

  @Get('api/v1/openapi.json')
  openapi(): Document {
    return this.document;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  docs(): string {
    return this.page;
  }
}

@Module({ controllers: [DocsController] })
export class DocsModule {}

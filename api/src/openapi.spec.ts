import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderDocs } from './docs/page.ts';
import { buildDocument, documentText } from './openapi.ts';

describe('api/openapi', () => {
  it('is what stands in api/openapi.json; `npm run generate` writes it', () => {
    expect(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')).toBe(documentText());
  });

  it('describes the parameters with their limits', () => {
    const parameters = buildDocument().paths?.['/api/v1/instances']?.get?.parameters ?? [];
    const limit = parameters.find((parameter) => 'name' in parameter && parameter.name === 'limit');
    expect(limit).toMatchObject({
      in: 'query',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
    });
  });

  it('escapes what it puts on the page', () => {
    expect(renderDocs(buildDocument(), 'https://x.example/"><script>')).not.toContain('<script>');
  });
});

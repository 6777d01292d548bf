import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

// What https://owasp.org/www-community/attacks/CSV_Injection lists, and what spreadsheets are known to step over.
const FORMULAS = [
  '=1+1', '=cmd|\' /C calc\'!A0', '=HYPERLINK("https://a.example","b")', '=IMPORTXML(A1,"//a")', '=DDE("cmd";"/C calc")',
  '+1+1', '+cmd|\' /C calc\'!A0', '-1+1', '-2+3+cmd|\' /C calc\'!A0', '@SUM(1+1)', '@A1', '=@A1', '-@A1', '+@A1',
  ' =1+1', '   -1', '\t=1+1', '\n=1+1', '\r=1+1', '\r\n=1+1', '\u00a0=1+1', '\u3000@A1', '\u200b=1+1', '\u200e=1+1',
  '\u202e=1+1', '\ufeff=1+1', '\u0001=1+1', '\0=1+1', '\0\0@A1', '＝1+1', '＋1', '－1', '＠SUM(1)', ' ＝1+1',
  '\ttab', '\rreturn', '\nline',
]; // prettier-ignore

/** The fields of one line as RFC 4180 reads it. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gu)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

describe('api/exports/csv', () => {
  it.each(FORMULAS)('makes plain text of %j', (formula) => {
    const [cell = ''] = fieldsOf(csvLine([formula]));

    expect(cell.startsWith("'")).toBe(true);
    expect(cell.slice(1)).toBe(formula.replaceAll('\0', ''));
  });

  it.each(['a', 'a=b', '1-2', 'me@example.org', "it's", '', '日本語', 'https://a.example/?b=c', '.=1'])(
    'leaves %j as it is',
    (text) => {
      expect(fieldsOf(csvLine([text]))).toEqual([text]);
    },
  );

  it('lets no text end its cell', () => {
    const texts = ['a,b', 'a"b', 'a""', '";=1+1', 'a\r\n=1+1', 'a\n"b"', ';=1', '\t'];
    const line = csvLine(['first', ...texts, 'last']);

    expect(fieldsOf(line).map((cell) => cell.replace(/^'/, ''))).toEqual(['first', ...texts, 'last']);
  });

  it('writes what is ours bare', () => {
    expect(csvLine([1, -0.5, true, null, ['de', 'en']])).toBe('1,-0.5,true,,"de en"\r\n');
    expect(csvCell(['=1', 'b'])).toBe('"\'=1 b"');
  });
});

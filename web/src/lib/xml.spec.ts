import { describe, expect, it } from 'vitest';
import { xmlText } from './xml.ts';

describe('web/lib/xml', () => {
  it('leaves no sign that would end a text, and none that XML cannot hold', () => {
    expect(xmlText(`<a b="c">&'`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&apos;');
    expect(xmlText('a\u0000b\ud800c\uffffd\te')).toBe('abcd\te');
    expect(xmlText('船 🚢')).toBe('船 🚢');
  });
});

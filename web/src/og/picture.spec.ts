import { describe, expect, it } from 'vitest';
import { fitted, pictureSvg } from './picture.ts';

describe('web/og/picture', () => {
  it('makes a long text smaller, and cuts it where that is not enough', () => {
    expect(fitted('sea.example', 80, 1000)).toEqual({ text: 'sea.example', size: 80 });
    expect(fitted('a'.repeat(30), 80, 1000, 40).size).toBe(52);
    expect(fitted('a'.repeat(300), 80, 1000, 40)).toEqual({ text: `${'a'.repeat(37)}…`, size: 40 });
  });

  it('gives signs of the East the room that they take', () => {
    expect(fitted('港'.repeat(30), 80, 1000, 40).text).toBe(`${'港'.repeat(24)}…`);
  });

  it('writes what strangers say as text, whatever it looks like', () => {
    const svg = pictureSvg({
      tagline: 'A',
      name: '"><script>1</script>',
      title: 'a\u0000b\ud800 <image href="//x.example"/> & 🚢',
      condition: { word: 'Up', tone: 'good' },
      facts: [{ name: 'Runs', value: '</text><use/>' }],
    });

    expect(svg).not.toMatch(/<script|<image|<use|[\u0000\ud800]/);
    expect(svg).toContain('ab &lt;image href=&quot;//x.example&quot;/&gt; &amp;');
  });
});

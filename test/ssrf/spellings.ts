/** Ways to write an IPv4 address that some reader, somewhere, takes for it. */
export function spellingsOf(address: string): string[] {
  return [...asNumbers(address), ...insideSix(address), ...besideAName(address), ...LOCAL_NAMES];
}

function asNumbers(address: string): string[] {
  const parts = address.split('.').map(Number) as [number, number, number, number];
  const [a, b, c, d] = parts;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const octal = (value: number) => `0${value.toString(8)}`;
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hex(whole, 8)}`,
    `0X${hex(whole, 8).toUpperCase()}`,
    `0${whole.toString(8)}`,
    `${String(a)}.${String(b * 65_536 + c * 256 + d)}`,
    `${String(a)}.${String(b)}.${String(c * 256 + d)}`,
    parts.map((part) => `0x${hex(part)}`).join('.'),
    parts.map(octal).join('.'),
    parts.map((part) => `00000${octal(part)}`).join('.'),
    `${String(a)}.0x${hex(b)}.${octal(c)}.${String(d)}`,
    // UTS 46 makes plain digits and dots of these.
    inCharacters(address, 0xff10),
    inCharacters(address, 0x1d7ce),
    circled(address),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    address.replaceAll('.', '｡'),
    address.replace(/\d/g, '%3$&'),
    address.replaceAll('.', '%2e'),
    `${address}%00.lane0.example`,
    `\u00ad${address}`,
    address.replace('.', '\u200b.'),
  ];
}

/** IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP; and zones. */
function insideSix(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const [high, low] = [hex(a * 256 + b, 4), hex(c * 256 + d, 4)];
  return [
    `[::ffff:${address}]`,
    `[::ffff:${high}:${low}]`,
    `[0:0:0:0:0:FFFF:${high}:${low}]`,
    `[::${address}]`,
    `[::${high}:${low}]`,
    `[::ffff:0:${high}:${low}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::1]`,
    // Teredo (RFC 4380 §4) has the client's address with every bit turned.
    `[2001:0:4136:e378:8000:63bf:${hex(0xffff - (a * 256 + b), 4)}:${hex(0xffff - (c * 256 + d), 4)}]`,
    `[fe80::5efe:${address}]`,
    '[fe80::1%25lo]',
    '[fe80::1%lo]',
  ];
}

/** Where a reader of URLs may take one part for another. */
function besideAName(address: string): string[] {
  return [
    `lane0.example@${address}`,
    `lane0.example:443@${address}`,
    `lane0.example%40${address}`,
    `lane0.example#@${address}`,
    `lane0.example\\@${address}`,
    `${address}\\@lane0.example`,
    `${address}#@lane0.example`,
    `${address}?.lane0.example`,
    `${address}\t`,
    `\n${address}`,
    `${address}:443`,
    `${address}:22`,
  ];
}

const LOCAL_NAMES: readonly string[] = [
  'localhost',
  'localhost.',
  'LOCALHOST',
  'ⓛocalhost',
  'localhost.localdomain',
  'foo.localhost',
  'ip6-localhost',
  'metadata.google.internal',
  'in.lane0.example.local',
  '0',
  '0.0.0.0',
  '127.1',
  '[::]',
  '[::1]',
  '[0000:0000::0001]',
];

function hex(value: number, length = 2): string {
  return value.toString(16).padStart(length, '0');
}

/** Where the digit zero of an alphabet of digits stands. */
function inCharacters(address: string, zero: number): string {
  return address.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function circled(address: string): string {
  return address.replace(/\d/g, (digit) =>
    digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1),
  );
}

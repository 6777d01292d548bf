// Loaded into a crawler before its own code: a bug as ours might be. The NodeInfo index of one host makes reading throw,
// where no answer should ever be able to; the product has no branch for it.
const poisonous = process.env['CHAOS_POISON'] ?? '';
const INDEX = /^\s*\{\s*"links"/;

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own decoder below
const decode = TextDecoder.prototype.decode;

TextDecoder.prototype.decode = function (this: TextDecoder, ...bytes: Parameters<typeof decode>): string {
  const text = decode.apply(this, bytes);
  if (poisonous !== '' && INDEX.test(text) && text.includes(`//${poisonous}`)) {
    throw new Error(`poison of ${poisonous}`);
  }
  return text;
};

export {};

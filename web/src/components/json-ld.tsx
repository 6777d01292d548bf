import { headers } from 'next/headers';

/** Facts for machines. A browser runs nothing of it; the nonce is there because the policy asks every script for one. */
export async function JsonLd({ data }: { data: object }) {
  const policy = (await headers()).get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  // Strangers' texts are in it: no sign of theirs may end the element.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return (
    <script type="application/ld+json" nonce={nonce} suppressHydrationWarning>
      {text}
    </script>
  );
}

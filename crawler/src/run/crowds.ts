/** Whoever is, or would be, asked at an address; absent where none is known yet. */
interface AtAddress {
  address?: string | undefined;
}

// Two are asked at once, and the third stands ready: more of them would only hold places that others need.
const AT_ADDRESS_MAX = 3;

/** The addresses at which enough are under way. */
export function crowdedIn(underWay: readonly AtAddress[]): string[] {
  return [...counted(underWay)].filter(([, count]) => count >= AT_ADDRESS_MAX).map(([address]) => address);
}

/** Of those that are due, in their order, who may begin beside those under way. */
export function withoutCrowds<Due extends AtAddress>(
  due: readonly Due[],
  underWay: readonly AtAddress[],
): Due[] {
  const counts = counted(underWay);
  return due.filter(({ address }) => {
    if (address === undefined) return true;
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count <= AT_ADDRESS_MAX;
  });
}

function counted(all: readonly AtAddress[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { address } of all) {
    if (address !== undefined) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return counts;
}

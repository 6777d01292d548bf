interface Entry<Value> {
  snapshot: string;
  value: Value;
  weight: number;
}

/** What was found out of one state of the record, for as long as that state lasts. The longest unused goes first. */
export class Kept<Value> {
  private readonly entries = new Map<string, Entry<Value>>();
  private weight = 0;

  constructor(private readonly weightMax: number) {}

  get(key: string, snapshot: string): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.drop(key);
    if (entry.snapshot !== snapshot) return undefined;
    this.add(key, entry);
    return entry.value;
  }

  set(key: string, snapshot: string, { value, weight }: { value: Value; weight: number }): void {
    this.drop(key);
    this.add(key, { snapshot, value, weight });
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.weightMax) return;
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }

  private add(key: string, entry: Entry<Value>): void {
    this.entries.set(key, entry);
    this.weight += entry.weight;
  }
}

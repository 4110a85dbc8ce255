/** The ids so that what leads to others comes before them, in the given order where that is free; a cycle begins at its first. */
export function stableOrder(ids: readonly string[], next: (id: string) => readonly string[]): readonly string[] {
  const waiting = new Map(ids.map((id) => [id, 0]));
  const follow = new Map(ids.map((id) => [id, [...new Set(next(id))].filter((each) => each !== id && waiting.has(each))]));
  for (const ends of follow.values()) for (const end of ends) waiting.set(end, (waiting.get(end) ?? 0) + 1);
  const order = ids.filter((id) => waiting.get(id) === 0);
  const taken = new Set(order);
  const take = (id: string): void => {
    if (taken.has(id)) return;
    taken.add(id);
    order.push(id);
  };
  let open = 0;
  for (let at = 0; order.length < ids.length || at < order.length; at += 1) {
    if (at === order.length) {
      while (taken.has(ids[open] as string)) open += 1;
      take(ids[open] as string);
    }
    for (const end of follow.get(order[at] as string) ?? []) {
      const left = (waiting.get(end) ?? 0) - 1;
      waiting.set(end, left);
      if (left === 0) take(end);
    }
  }
  return order;
}

/**
 * The strongly connected components of a graph of nodes 0 … size − 1, single nodes included, each in the order in which it was
 * left. Tarjan's algorithm (1972), without recursion.
 */
export function stronglyConnected(size: number, targetsOf: (node: number) => readonly number[]): number[][] {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const groups: number[][] = [];
  const calls: { readonly node: number; readonly targets: readonly number[]; step: number }[] = [];
  let visited = 0;
  const enter = (node: number): void => {
    order[node] = visited;
    low[node] = visited;
    visited += 1;
    stack.push(node);
    onStack[node] = 1;
    calls.push({ node, targets: targetsOf(node), step: 0 });
  };
  const lower = (node: number, to: number): void => {
    low[node] = Math.min(low[node] as number, to);
  };
  for (let root = 0; root < size; root += 1) {
    if (order[root] !== -1) continue;
    enter(root);
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const { node } = call;
      const target = call.targets[call.step];
      call.step += 1;
      if (target !== undefined) {
        if (order[target] === -1) enter(target);
        else if (onStack[target] === 1) lower(node, order[target] as number);
        continue;
      }
      calls.pop();
      const parent = calls.at(-1);
      if (parent !== undefined) lower(parent.node, low[node] as number);
      if (low[node] !== order[node]) continue;
      const group = stack.splice(stack.lastIndexOf(node));
      for (const member of group) onStack[member] = 0;
      groups.push(group);
    }
  }
  return groups;
}

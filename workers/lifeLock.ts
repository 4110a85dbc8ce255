/**
 * Holds a Web Lock for as long as this worker lives and gives its name: who asks for that lock gets it when the worker has died,
 * also where nothing else tells of it. Undefined where there are no Web Locks.
 */
export function lifeLock(manager: LockManager | undefined, name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (manager === undefined) return resolve(undefined);
    const hold = (): Promise<never> => {
      resolve(name);
      return new Promise(() => undefined);
    };
    manager.request(name, hold).catch(() => resolve(undefined));
  });
}

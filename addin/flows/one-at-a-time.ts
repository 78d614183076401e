// A second click on a running button joins the first: the same work is never done twice at once.

export function oneAtATime(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = running.get(name);
    if (before) return before as Promise<T>;
    const now = work().finally(() => running.delete(name));
    running.set(name, now);
    return now;
  };
}

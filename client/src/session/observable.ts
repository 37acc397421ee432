/** A value that tells when it changed; the shape `useSyncExternalStore` wants. */
export type Observable<T> = { readonly get: () => T, readonly subscribe: (listener: () => void) => () => void }

export type Source<T> = Observable<T> & { readonly set: (value: T) => void }

export function source<T>(initial: T): Source<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
  }
}

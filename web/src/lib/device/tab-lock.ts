/**
 * Claims a name for this tab among all tabs of the browser until it is closed or lets go. Null: another tab has it.
 * Where the browser knows no locks (an insecure address), nothing can be claimed.
 */
export async function claimName(name: string): Promise<(() => void) | null> {
  const locks: LockManager | undefined = navigator.locks
  if (locks === undefined) return null
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null)
        return new Promise<void>((letGo) => resolve(letGo))
      })
      .catch(reject)
  })
}

/** Waits until no other tab of the browser does anything under this name, and does it. Where the browser knows no locks it does it at once. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = navigator.locks
  return locks === undefined ? work() : locks.request(name, work)
}

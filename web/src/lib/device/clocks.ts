/**
 * The device's two clocks at one moment, in ms: `wall` can be set and steps; `steady` never steps, may stand still while the machine
 * sleeps, and starts anew with the page.
 */
export const readClocks = (): { readonly wall: number; readonly steady: number } => ({
  wall: Date.now(),
  steady: performance.now(),
})

/** What the work comes to, or `instead` when that takes longer. The work goes on; nobody waits for it any more. */
export function inTime<T>(work: Promise<T>, ms: number, instead: T, later: typeof after): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = later(ms, () => resolve(instead))
    work.then(resolve, reject).finally(cancel)
  })
}

/** Runs something later. @returns takes it back. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/**
 * The device's two clocks at one moment, in ms: `wall` can be set and steps; `steady` never steps, may stand still while the machine
 * sleeps, and starts anew with the page.
 */
export const readClocks = (): { readonly wall: number; readonly steady: number } => ({
  wall: Date.now(),
  steady: performance.now(),
})

/** Runs something later. @returns takes it back. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

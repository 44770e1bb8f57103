import type { ParameterFitter } from './fitting.ts'
import { optimiserFitter } from './optimiser.ts'

/** The FSRS project's own optimiser, an optional package with native builds; null where none is installed for this machine. */
export async function fsrsFitter(): Promise<ParameterFitter | null> {
  const binding = await import('@open-spaced-repetition/binding').catch(() => null)
  return binding && optimiserFitter(binding)
}

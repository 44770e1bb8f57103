import { createContext, use, useEffect } from 'react'
import { defaultAccent } from './tokens.ts'

export const AccentSetter = createContext<(accent: string) => void>(() => {})

/** Dresses the page in an organisation's colour, `#rrggbb`, while the caller is on screen; null for the house's own. */
export function useAccent(accent: string | null): void {
  const set = use(AccentSetter)
  useEffect(() => {
    set(accent ?? defaultAccent)
    return () => set(defaultAccent)
  }, [accent, set])
}

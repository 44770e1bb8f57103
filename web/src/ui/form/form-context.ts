import { createContext, use } from 'react'

/** What the server said about single fields, by their names. */
export const FieldFailures = createContext<Readonly<Record<string, string>>>({})

/** The message for a field: what the form itself found comes first. */
export function useFieldError(name: string, own: unknown): string | null {
  const failures = use(FieldFailures)
  return typeof own === 'string' && own !== '' ? own : (failures[name] ?? null)
}

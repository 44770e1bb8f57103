import { parsePlainDate, type PlainDate } from '@cadre/kernel'
import { z } from 'zod'

export const dateInput = z.string().transform((text, context): PlainDate => {
  const parsed = parsePlainDate(text)
  if (parsed.ok) return parsed.value
  context.issues.push({ code: 'custom', input: text, message: 'not a date of the form 2026-11-22' })
  return z.NEVER
})

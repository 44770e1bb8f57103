import { z } from 'zod'

/** A list in which every name stands once. */
export const listOf = <T extends z.ZodType>(entry: T, key: (value: z.output<T>) => string) =>
  z.array(entry).superRefine((list, context) => {
    const seen = new Set<string>()
    list.forEach((value, at) => {
      if (seen.has(key(value)))
        context.addIssue({ code: 'custom', path: [at], message: `"${key(value)}" is named twice` })
      seen.add(key(value))
    })
  })

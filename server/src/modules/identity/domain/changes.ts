/** The fields in which two versions of one thing differ, each with its value before and after: what an audit entry tells. */
export function changesBetween(before: object, after: object): Record<string, { before: unknown; after: unknown }> {
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, value]) => JSON.stringify(was.get(field)) !== JSON.stringify(value))
      .map(([field, value]: [string, unknown]) => [field, { before: was.get(field), after: value }]),
  )
}

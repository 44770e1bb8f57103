/** Thrown where the program contradicts itself. Never caught to decide something. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}

/** The value, where its absence would be a bug. */
export function present<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new Bug(message)
  return value
}

/** Closes a switch over a union: a new member fails to compile here. */
export function unreachable(value: never): never {
  throw new Bug(`unreachable: ${JSON.stringify(value)}`)
}

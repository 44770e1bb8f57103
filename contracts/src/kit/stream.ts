import type { z } from 'zod'
import type { Access } from './operation.ts'

/** A stream of server-sent events as data: each name with its payload. Replays from `Last-Event-ID`;
 * an event `reset` without content means that something may have been missed: ask for everything again. */
export type Stream = {
  readonly id: `${string}.${string}`
  readonly path: `/api/${string}`
  readonly summary: string
  readonly access: Access
  readonly params?: z.core.$ZodObject
  readonly events: Readonly<Record<string, z.core.$ZodType>>
}

export const stream = <const S extends Stream>(declared: S): S => declared

export type EventOf<S extends Stream> = {
  [Name in keyof S['events'] & string]: { readonly name: Name; readonly data: z.infer<S['events'][Name]> }
}[keyof S['events'] & string]

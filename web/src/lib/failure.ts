/** Why something did not happen, in words: what a problem reply of the server, or a fault on the way to it, becomes. */
export type Failure = {
  /** `module.reason`, or `web.unreachable` and the like for what never reached the server. Permanent. */
  readonly code: string
  readonly title: string
  /** What was kept and what to do. */
  readonly detail: string | null
  /** What is wrong with a single field, by the field's name. */
  readonly fields: Readonly<Record<string, string>>
  /** Whether the same request may succeed later without a change. */
  readonly passing: boolean
}

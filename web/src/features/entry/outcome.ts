import type { ReplyOf, signIn } from '@cadre/contracts'

/** Signed in, or a second factor is asked for. */
export type Outcome = ReplyOf<typeof signIn>

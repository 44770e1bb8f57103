import type { Id } from '@cadre/kernel'

/** A person on the way to a certification. */
export type Learner = { readonly personId: Id<'per'>; readonly certificationId: Id<'crt'> }

import { me, setupState, type ReplyOf } from '@cadre/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../call.ts'
import { failureBehind, signedOutCode } from '../request-failed.ts'

/** The person signed in, and where they belong. */
export type Session = ReplyOf<typeof me>
export type Membership = Session['memberships'][number]

/** Null while nobody is signed in; only other failures are failures. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session | null> =>
    call(me, {}).catch((thrown: unknown) => {
      if (failureBehind(thrown).code === signedOutCode) return null
      throw thrown
    }),
  staleTime: 60_000,
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => call(setupState, {}),
  staleTime: 0,
})

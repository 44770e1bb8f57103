import type { Failure } from '../lib/failure.ts'

/** Thrown by queries and mutations, so that react-query sees a failed request; screens read its `failure`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.title)
    this.failure = failure
  }
}

const unexpected: Failure = {
  code: 'web.unexpected',
  title: 'Something went wrong on this page.',
  detail: 'Your data is safe on the server. Loading the page again usually helps.',
  fields: {},
  passing: false,
}

/** The code of a request that nobody stands behind any more: the session ended, or there was none. */
export const signedOutCode = 'auth.required'

/** The failure behind whatever was thrown. */
export const failureBehind = (thrown: unknown): Failure =>
  thrown instanceof RequestFailed ? thrown.failure : unexpected

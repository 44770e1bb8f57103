import { RequestFailed } from './request-failed.ts'

/** A passkey dialog that was closed, timed out, or that this device cannot serve: browsers do not say which. */
export function failureOfCeremony(): never {
  throw new RequestFailed({
    code: 'web.passkey-not-given',
    title: 'No passkey was given.',
    detail: 'The dialog was closed, or this device holds none for this address. Nothing was changed.',
    fields: {},
    passing: true,
  })
}

import { addPasskey, passkeyOptions } from '@cadre/contracts'
import { startRegistration } from '@simplewebauthn/browser'
import { call } from '../../api/call.ts'
import { failureOfCeremony } from '../../api/passkey-failure.ts'

/** The ways to reach a passkey that the contract knows (WebAuthn level 3, AuthenticatorTransport). */
const transports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

/** Asks for a challenge, lets this device answer it with a new passkey, and keeps its public half under a name. */
export async function registerPasskey(name: string) {
  const { challengeId, options } = await call(passkeyOptions, {})
  const excludeCredentials = options.excludeCredentials.map(({ id, type, transports: ways }) => ({
    id,
    type,
    ...(ways && { transports: ways }),
  }))
  const made = await startRegistration({ optionsJSON: { ...options, excludeCredentials } }).catch(failureOfCeremony)
  const given = made.response.transports ?? []
  const { clientDataJSON, attestationObject } = made.response
  const response = {
    id: made.id,
    rawId: made.rawId,
    type: made.type,
    response: { clientDataJSON, attestationObject, transports: transports.filter((way) => given.includes(way)) },
  }
  return call(addPasskey, { body: { challengeId, name, response } })
}

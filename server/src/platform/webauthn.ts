import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** A fifth of all that a start would load, for those who sign in by passkey. */
const library = () => import('@simplewebauthn/server')

/** Whom passkeys are made for: this server as browsers know it. */
export type RelyingParty = { readonly rpId: string; readonly origin: string }
export type StoredPasskey = { readonly credentialId: string; readonly publicKey: Buffer; readonly counter: number }
export type NewPasskey = StoredPasskey & { readonly transports: readonly string[]; readonly synced: boolean }

/** COSE numbers of EdDSA, ES256, RS256. */
const algorithms = [-8, -7, -257]
const timeoutMs = 5 * 60_000

type Registrant = {
  readonly handle: string
  readonly name: string
  readonly displayName: string
  readonly known: readonly string[]
}

export async function registrationOptions({ rpId }: RelyingParty, person: Registrant) {
  const made = await (
    await library()
  ).generateRegistrationOptions({
    rpName: 'Cadre',
    rpID: rpId,
    userID: new TextEncoder().encode(person.handle),
    userName: person.name,
    userDisplayName: person.displayName,
    timeout: timeoutMs,
    excludeCredentials: person.known.map((id) => ({ id })),
    supportedAlgorithmIDs: algorithms,
  })
  return {
    rp: { name: 'Cadre', id: rpId },
    user: made.user,
    challenge: made.challenge,
    pubKeyCredParams: made.pubKeyCredParams.map(({ alg }) => ({ alg, type: 'public-key' as const })),
    timeout: timeoutMs,
    attestation: 'none' as const,
    excludeCredentials: person.known.map((id) => ({ id, type: 'public-key' as const })),
    authenticatorSelection: {
      residentKey: 'required' as const,
      requireResidentKey: true as const,
      userVerification: 'required' as const,
    },
  }
}

export async function signInOptions({ rpId }: RelyingParty) {
  const { challenge } = await (
    await library()
  ).generateAuthenticationOptions({ rpID: rpId, userVerification: 'required' })
  return { rpId, challenge, timeout: timeoutMs, userVerification: 'required' as const }
}

/** The passkey that answered the challenge; null when anything about the answer is not right. */
export async function verifiedRegistration(
  { rpId, origin }: RelyingParty,
  expectedChallenge: string,
  response: unknown,
): Promise<NewPasskey | null> {
  try {
    const { registrationInfo } = await (
      await library()
    ).verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!registrationInfo) return null
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      synced: credentialBackedUp,
    }
  } catch {
    // The library throws what it finds wrong; to the caller every flaw is the same refusal.
    return null
  }
}

/** The passkey's new counter if it signed the challenge, with its holder verified; else null. */
export async function verifiedSignIn(
  { rpId, origin }: RelyingParty,
  expectedChallenge: string,
  { response, passkey }: { response: unknown; passkey: StoredPasskey },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await (
      await library()
    ).verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

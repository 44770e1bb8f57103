import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()
const text = (data: Buffer): string => data.toString('base64url')
const flags = { present: 0x01, verified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 }

/** The head of a CBOR item (RFC 8949, 3): major type and a length below 65,536. */
function cborHead(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}
type Cbor = number | string | Buffer | Map<number | string, Cbor>
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
  if (typeof value === 'string') return Buffer.concat([cborHead(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([cborHead(2, value.length), value])
  return Buffer.concat([cborHead(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item)])])
}

type Ceremony = { readonly challenge: string; readonly origin: string; readonly rpId: string }
export type Flaw = { readonly verified?: boolean; readonly counter?: number; readonly challenge?: string }

/** A passkey as a phone or a security key would hold it (WebAuthn level 3): ES256, attestation "none", a counter. */
export class SoftwareAuthenticator {
  readonly #privateKey: KeyObject
  readonly #coseKey: Buffer
  readonly #id = randomBytes(32)
  #counter = 0

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const coordinates: [number, Cbor][] = [
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]
    this.#coseKey = cbor(new Map<number, Cbor>([[1, 2], [3, -7], [-1, 1], ...coordinates]))
    this.#privateKey = privateKey
  }

  register(ceremony: Ceremony, flaw: Flaw = {}) {
    const length = Buffer.from([this.#id.length >> 8, this.#id.length & 255])
    const attested = Buffer.concat([Buffer.alloc(16), length, this.#id, this.#coseKey])
    const authData = Buffer.concat([this.#authData(ceremony, flags.attested, flaw), attested])
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return {
      ...this.#named(),
      response: {
        clientDataJSON: text(this.#clientData('webauthn.create', ceremony, flaw)),
        attestationObject: text(cbor(attestation)),
        transports: ['internal' as const],
      },
    }
  }

  signIn(ceremony: Ceremony, flaw: Flaw = {}) {
    this.#counter = flaw.counter ?? this.#counter + 1
    const authData = this.#authData(ceremony, 0, flaw)
    const clientData = this.#clientData('webauthn.get', ceremony, flaw)
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.#privateKey)
    return {
      ...this.#named(),
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(signature),
      },
    }
  }

  #named() {
    return { id: text(this.#id), rawId: text(this.#id), type: 'public-key' as const }
  }

  #clientData(type: string, { challenge, origin }: Ceremony, flaw: Flaw): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge: flaw.challenge ?? challenge, origin, crossOrigin: false }))
  }

  #authData({ rpId }: Ceremony, more: number, { verified = true }: Flaw): Buffer {
    const given = flags.present | (verified ? flags.verified : 0) | flags.backupEligible | flags.backedUp | more
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([sha256(rpId), Buffer.from([given]), counter])
  }
}

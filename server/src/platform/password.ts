import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP's second recommendation for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

function derive(password: string, nonce: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFC'), nonce, ...cost }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** PHC text of a salted hash. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await derive(password, nonce)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${nonce.toString('base64')}$${key.toString('base64')}`
}

/** Whether a password made this hash. Takes the same time for a null hash, so that an unknown address does not show. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, , , , nonce, key] = (hash ?? '').split('$')
  const expected = key === undefined ? Buffer.alloc(cost.tagLength) : Buffer.from(key, 'base64')
  const derived = await derive(password, nonce === undefined ? Buffer.alloc(16) : Buffer.from(nonce, 'base64'))
  return timingSafeEqual(derived, expected) && key !== undefined
}

import type { Instant } from '@cadre/kernel'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'

/** RFC 6238 as every authenticator app understands it. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const

const totpOf = (secret: Buffer, label = ''): TOTP =>
  new TOTP({ ...shape, issuer: 'Cadre', label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) })

/** The key as an app reads it: from a picture, from a link, or typed. */
export function totpEnrolment(secret: Buffer, account: string): { secret: string; uri: string; qrImage: string } {
  const totp = totpOf(secret, account)
  const uri = totp.toString()
  return { secret: totp.secret.base32, uri, qrImage: qrImageOf(uri) }
}

/** The 30-second step that a code belongs to, one step early or late; null when it is of none. */
export function stepOfCode(secret: Buffer, code: string, now: Instant): number | null {
  const totp = totpOf(secret)
  const delta = totp.validate({ token: code, window: 1, timestamp: now })
  return delta === null ? null : totp.counter({ timestamp: now }) + delta
}

/** For tests and the like: the code of a moment. */
export const codeAt = (secret: Buffer, at: Instant): string => totpOf(secret).generate({ timestamp: at })

/** A QR code as an SVG in a data URL: one path of squares, a quiet zone of four modules. */
function qrImageOf(text: string): string {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let i = 0; i < data.length; i++) {
    if (data[i]) path += `M${(i % size) + 4} ${Math.floor(i / size) + 4}h1v1h-1z`
  }
  const side = size + 8
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

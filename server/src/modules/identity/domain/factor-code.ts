import { intBelow, type Random } from '@cadre/kernel'

/** What somebody typed where a second factor is asked for. */
export type FactorCode = { readonly kind: 'totp' | 'recovery'; readonly code: string }

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 4
const groupLength = 6
/** 24 characters of five bits: 120 bits of chance, beyond guessing even from the stored hashes. */
const recoveryLength = groups * groupLength
export const recoveryCodesGiven = 10

/** Forgives spaces, hyphens, case, and the letters that Crockford's alphabet leaves out because they look like digits. */
export function parseFactorCode(typed: string): FactorCode | null {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'totp', code: plain }
  const code = plain.replaceAll('O', '0').replace(/[IL]/g, '1')
  return code.length === recoveryLength && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? { kind: 'recovery', code } : null
}

/** A recovery code as it is shown: four groups of six. */
export function newRecoveryCode(random: Random): string {
  let code = ''
  for (let i = 0; i < recoveryLength; i++) {
    if (i > 0 && i % groupLength === 0) code += '-'
    code += crockford.charAt(intBelow(random, crockford.length))
  }
  return code
}

/** A code counts once: its step must be later than the last one that was accepted (RFC 6238, 5.2). */
export const isFreshStep = (step: number | null, lastStep: number): step is number => step !== null && step > lastStep

export const newTotpSecret = (random: Random): Uint8Array =>
  Uint8Array.from({ length: 20 }, () => intBelow(random, 256))

const common = [
  'password',
  'passwort',
  'contrasena',
  'motdepasse',
  'qwertyuiop',
  'azertyuiop',
  'welcome',
  'letmein',
  'iloveyou',
]
const fewestDistinct = 5

/**
 * Whether a password is among the first guesses: hardly any different characters, a run such as 12345, a common word, or
 * a word of the person's own name or address, with little around it.
 * @param own what an attacker knows of the person.
 */
export function isGuessable(password: string, own: readonly string[]): boolean {
  const plain = fold(password)
  if (new Set(plain).size < fewestDistinct || isRun(plain)) return true
  const words = [...common, ...own.flatMap((text) => fold(text).split(/[^\p{L}\p{N}]+/u))].filter((w) => w.length >= 4)
  // What is left when the known words are taken out must still be as long as half a password.
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain).replace(/[\d\W_]+$/, '')
  return rest.length < 5
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Every character follows the one before by the same step: 1234567890, aaaaaaaaaa, zyxwvu. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (c) => c.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)))
  return steps.size === 1 || '12345678901234567890'.includes(text)
}

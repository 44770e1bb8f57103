import type { CST } from 'yaml'

/** No file of ours needs ten; what reads further walks by calling itself. */
export const mostLevels = 100

/** Where the tokens of a text are nested beyond `mostLevels`; null where it is not. Walks without calling itself, so that no depth harms it. */
export function tooDeepAt(tokens: readonly CST.Token[]): number | null {
  const ahead = tokens.map((token) => ({ token, level: 0 }))
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { token, level } = next
    if (level > mostLevels) return token.offset
    if (token.type === 'document' && token.value) ahead.push({ token: token.value, level })
    if (!('items' in token)) continue
    for (const { key, value } of token.items)
      for (const part of [key, value]) if (part) ahead.push({ token: part, level: level + 1 })
  }
  return null
}

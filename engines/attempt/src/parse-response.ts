import type { Response } from './response.ts'

/** More than any question has or anybody types; what is larger was not made by this product. */
export const largestText = 20_000
const mostIds = 500
const longestId = 200

type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isShortText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestId

export const isLongText = (value: unknown): value is string => typeof value === 'string' && value.length <= largestText

export const isIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= mostIds && value.every(isShortText)

const isPairs = (value: unknown): value is Readonly<Record<string, string>> =>
  isFields(value) && isIds(Object.keys(value)) && isIds(Object.values(value))

/** A response from a file or a disk; null when it is none. Unknown fields are dropped. */
export function parseResponse(value: unknown): Response | null {
  if (!isFields(value)) return null
  const { kind, option, options, order, pairs, text } = value
  if (kind === 'single') return isShortText(option) ? { kind, option } : null
  if (kind === 'multiple') return isIds(options) ? { kind, options } : null
  if (kind === 'ordering') return isIds(order) ? { kind, order } : null
  if (kind === 'matching') return isPairs(pairs) ? { kind, pairs } : null
  if (kind === 'numeric' || kind === 'text') return isLongText(text) ? { kind, text } : null
  return null
}

import { invalidRequest, type RefusalOf } from '@cadre/contracts'
import { ok, refuse, type Ok } from '@cadre/kernel'

/** Where a page ended, opaque to callers: the sort key of its last row. */
export const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key in a cursor. @param parts how many columns the order has. */
export function parseCursor(
  cursor: string | undefined,
  parts: number,
): Ok<string[] | null> | RefusalOf<typeof invalidRequest> {
  if (cursor === undefined) return ok(null)
  const key = readKey(cursor)
  return key?.length === parts
    ? ok(key)
    : refuse(invalidRequest.code, { fields: [{ path: 'query.cursor', message: 'is not one that this list gave' }] })
}

function readKey(cursor: string): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(key) && key.every((part) => typeof part === 'string' && storable(part)) ? key : null
  } catch {
    return null
  }
}

const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

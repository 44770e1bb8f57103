import type { Instant } from '@cadre/kernel'
import { sql, type RawBuilder } from 'kysely'
import { types, type CustomTypesConfig } from 'pg'

const { builtins } = types
const instantOf = types.getTypeParser(builtins.TIMESTAMPTZ, 'text')

/** How PostgreSQL's values become ours: instants as epoch ms, dates and times as text, bigint and numeric as numbers. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
  [builtins.TIMESTAMPTZ, (text) => Number(instantOf(text))],
  [builtins.DATE, (text) => text],
  [builtins.TIME, (text) => text.slice(0, 5)],
])

export const valueParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
}

/** An instant as a parameter. */
export const timestamp = (at: Instant): Date => new Date(at)

/** An instant to compare a column with. */
export const moment = (at: Instant): RawBuilder<Instant> => sql`${timestamp(at)}::timestamptz`

/** A value for a jsonb column. (An array would otherwise be sent as a PostgreSQL array.) */
export const json = <T>(value: T): RawBuilder<T> => sql`${JSON.stringify(value)}::jsonb`

/** An array of integers as a parameter: PostgreSQL's own notation, which the driver would build piece by piece. */
export const integers = (values: readonly number[]): string => `{${values.join(',')}}`

/** An array of texts, or of what is written as text, as a parameter. */
export const texts = (values: readonly string[]): string =>
  values.length === 0 ? '{}' : `{"${values.map((text) => text.replaceAll(/["\\]/g, '\\$&')).join('","')}"}`

import fc from 'fast-check'

const nested = (depth: number): unknown => {
  let value: unknown = 'deep'
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

/** Values that have broken somebody's server: each is put where something else is expected. */
const values: readonly unknown[] = [
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '',
  ' ',
  '\u202egnp.exe',
  '\ufeff',
  '\u0085',
  'é'.repeat(5_000),
  'x'.repeat(70_000),
  "'; drop table identity.people; --",
  "' or '1'='1",
  '$1',
  '%',
  '_',
  '\\',
  '{{7*7}}',
  '${7*7}',
  '=cmd|calc',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'a\r\nset-cookie: x=1',
  '%00',
  '%ff',
  '2027-02-30',
  '2027-13-01',
  '0000-00-00',
  '-000001-01-01',
  '99999-01-01',
  '2027-03-28T02:30',
  '24:00',
  '25:61',
  'Mars/Olympus',
  '2027-02-30T10:00:00.000Z',
  '+010000-01-01T00:00:00Z',
  'NaN',
  'null',
  'undefined',
  '1e400',
  '0x10',
  '٣',
  '१२',
  '-0',
  0,
  -1,
  -0,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  5e-324,
  1e21,
  0.1 + 0.2,
  null,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  nested(60),
  nested(2_000),
  JSON.parse('{"__proto__":{"admin":true}}'),
  { constructor: { prototype: { admin: true } } },
  { toString: 'x' },
  { length: 1e9 },
  // A reply or value that looks like a promise.
  JSON.parse('{"then":"x"}'),
  'org_01JZ0000000000000000000000',
  'org_',
  'org_01jz0000000000000000000000',
  'per_8ZZZZZZZZZZZZZZZZZZZZZZZZZ',
]

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** Bodies that are no JSON, no object, or JSON that a careless parser trips over. */
export const hostileBody: fc.Arbitrary<string> = fc.constantFrom(
  '',
  '{',
  '}',
  'null',
  '[]',
  '"x"',
  '0',
  'true',
  '{"a":1}{"b":2}',
  '{"a":}',
  "{'a':1}",
  '\ufeff{}',
  'NaN',
  '{"a":1e400}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '{"a":"\\ud800"}',
  '{"a":"\\u0000"}',
  '{"":""}',
  '['.repeat(50_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  JSON.stringify({ file: 'x'.repeat(1_100_000) }),
)

export const hostileHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  fc.constantFrom<Record<string, string>>(
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-7' },
    { 'content-type': 'multipart/form-data' },
    { 'content-type': '' },
    { origin: 'null' },
    { origin: 'http://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { accept: 'image/png' },
    { 'accept-encoding': 'nonsense;q=9, identity' },
    { 'user-agent': 'x'.repeat(4_000) },
    { 'x-forwarded-for': "127.0.0.1, ' or 1=1" },
    { 'x-http-method-override': 'DELETE' },
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${'A'.repeat(199)}` },
    { cookie: 'cadre_session=%00%ff' },
    { cookie: '__proto__=x; cadre_session=; ;=' },
    { 'if-none-match': '*', range: 'bytes=0-' },
  ),
)

export const idempotencyKey: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.uuid() },
  fc.constantFrom('', ' ', 'same', 'x'.repeat(200), 'x'.repeat(201), 'é', "';--", '\u00ff\u0080', '%00'),
)

export type Spoil = { readonly at: number; readonly how: 'replace' | 'add' | 'drop'; readonly with: unknown }
export const spoils: fc.Arbitrary<readonly Spoil[]> = fc.array(
  fc.record({
    at: fc.nat(200),
    how: fc.constantFrom<Spoil['how']>('replace', 'replace', 'add', 'drop'),
    with: hostileValue,
  }),
  { minLength: 1, maxLength: 2 },
)

/** The value with one of its parts, counted from the top, replaced, dropped or joined by something hostile. */
export function spoilt(value: unknown, { at, how, with: hostile }: Spoil): unknown {
  const places = placesIn(value)
  const place = places[at % places.length]
  if (!place || place.length === 0) return how === 'replace' ? hostile : value
  return changed(value, place, how, hostile)
}

const deepest = 8
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || path.length === deepest) return [path]
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))]
}

function changed(value: unknown, [name, ...rest]: readonly string[], how: Spoil['how'], hostile: unknown): unknown {
  if (typeof value !== 'object' || value === null || name === undefined) return hostile
  const entries: [string, unknown][] = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (key !== name) return [[key, inner]]
    if (rest.length > 0) return [[key, changed(inner, rest, how, hostile)]]
    if (how === 'drop') return []
    return how === 'replace'
      ? [[key, hostile]]
      : [
          [key, inner],
          [`${key}2`, hostile],
        ]
  })
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

export { assert, Bug, present, unreachable } from './assert.ts'
export type { Brand } from './brand.ts'
export { type Id, idsOf, isId, newId, ulid } from './id.ts'
export { isCostlyMarkdown } from './markdown.ts'
export { addMoney, money, type Money } from './money.ts'
export { intBelow, normal, pick, type Random, secretText, seededRandom, seedFrom, shuffled } from './random.ts'
export { readNumber } from './read-number.ts'
export { all, expectOk, ok, type Ok, type Refusal, refuse, type Result } from './result.ts'
export {
  addDays,
  addMonths,
  type Clock,
  dateIn,
  daysBetween,
  type Instant,
  instant,
  isoOf,
  isBefore,
  parsePlainDate,
  parsePlainTime,
  parseZone,
  type PlainDate,
  type PlainTime,
  type TimeRefusal,
  weekdayOf,
  type Zone,
} from './time.ts'

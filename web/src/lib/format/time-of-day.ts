import { assert, expectOk, parsePlainTime, type PlainTime } from '@cadre/kernel'

export const minutesInDay = 1440

/** Minutes since midnight, 0 to 1439. */
export const minutesOf = (time: PlainTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export function timeAt(minutes: number): PlainTime {
  assert(Number.isInteger(minutes) && minutes >= 0 && minutes < minutesInDay, `no such minute of a day: ${minutes}`)
  const two = (value: number): string => String(value).padStart(2, '0')
  return expectOk(parsePlainTime(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`))
}

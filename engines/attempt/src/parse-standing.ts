import { isFields, isShortText } from './parse-response.ts'
import { isInstant } from './parse-client-event.ts'
import { causes, phases } from './server/attempt.ts'
import type { Standing } from './server/standing.ts'

/** A standing from a disk; null when it is none. */
export function parseStanding(value: unknown): Standing | null {
  if (!isFields(value)) return null
  const { at, epoch, writer, startedAt, deadlineAt, extraMs, closedAt, countsUntil, sequence } = value
  const phase = phases.find((known) => known === value['phase'])
  const cause = value['cause'] === null ? null : causes.find((known) => known === value['cause'])
  if (phase === undefined || cause === undefined || !isInstant(at)) return null
  if (!isNumber(epoch) || !isNumber(extraMs) || !isNumber(sequence)) return null
  if (!(writer === null || isShortText(writer)) || !isWhen(startedAt) || !isWhen(deadlineAt)) return null
  if (!isWhen(closedAt) || !isWhen(countsUntil)) return null
  return { at, phase, epoch, writer, startedAt, deadlineAt, extraMs, closedAt, cause, countsUntil, sequence }
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isWhen = (value: unknown): value is Standing['closedAt'] => value === null || isInstant(value)

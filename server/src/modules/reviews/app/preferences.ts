import type { readReviewPreferences, saveReviewPreferences } from '@cadre/contracts'
import { ok } from '@cadre/kernel'
import type { Handler } from '../../../platform/http/route.ts'
import type { Preferences } from '../domain/preferences.ts'
import { savePreferences } from '../store/preferences.ts'
import { callerOf } from './caller.ts'
import { ownPlaceOf } from './own-place.ts'

const view = ({
  minutesADay,
  zone,
  mail,
  weekdays,
  at,
  quietFrom,
  quietTo,
  examLetters,
  careLetters,
}: Preferences) => ({
  minutesADay,
  zone,
  mail,
  weekdays: [...weekdays],
  at,
  quietFrom,
  quietTo,
  examLetters,
  careLetters,
})

export const readOwnPreferences: Handler<typeof readReviewPreferences> = async (reads) =>
  ok(view((await ownPlaceOf(reads, callerOf(reads))).preferences))

export const saveOwnPreferences: Handler<typeof saveReviewPreferences> = async (tx, { body }) => {
  await savePreferences(tx, callerOf(tx), body)
  return ok(view(body))
}

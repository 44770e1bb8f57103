import { dateIn } from '@cadre/kernel'
import { absencesIn } from '../../delivery/index.ts'
import type { CareSource } from '../app/source.ts'

/** Sessions missed without an excuse, as the trainer confirmed them. */
export const absenceSigns: CareSource = async (reads, { cohortId, zone, personIds }) =>
  (await absencesIn(reads, [cohortId]))
    .filter(({ personId }) => personIds.includes(personId))
    .map(({ personId, title, startsAt }) => ({ personId, kind: 'absence', on: dateIn(zone, startsAt), words: title }))

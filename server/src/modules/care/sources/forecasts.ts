import { dateIn } from '@cadre/kernel'
import { forecastsOf } from '../../readiness/index.ts'
import type { CareSource } from '../app/source.ts'

/** The chance of passing as forecast last; not while too little was answered to know. */
export const forecastSigns: CareSource = async (reads, { certificationId, zone, personIds }) =>
  (await forecastsOf(reads, { personIds, certificationId }))
    .filter(({ verdict }) => verdict !== 'not-known')
    .map(({ personId, madeAt, exam, chance, high, answers }) => ({
      personId,
      kind: 'forecast',
      on: dateIn(zone, madeAt),
      words: `Forecast for ${exam.on}, from ${answers} answers`,
      probability: chance,
      high,
    }))

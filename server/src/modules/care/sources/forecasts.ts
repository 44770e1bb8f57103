import { dateIn } from '@cadre/kernel'
import { forecastsOf } from '../../readiness/index.ts'
import type { CareSource } from '../app/source.ts'

/** The chance of passing as forecast last, and what an hour of a trainer adds to it; not while too little was answered to know. */
export const forecastSigns: CareSource = async (reads, { certificationId, zone, personIds }) =>
  (await forecastsOf(reads, { personIds, certificationId }))
    .filter(({ verdict }) => verdict !== 'not-known')
    .flatMap(({ personId, madeAt, exam, chance, high, answers, detail: { help } }) => [
      {
        personId,
        kind: 'forecast' as const,
        on: dateIn(zone, madeAt),
        words: `Forecast for ${exam.on}, from ${answers} answers`,
        probability: chance,
        high,
      },
      ...(help
        ? [
            {
              personId,
              kind: 'support' as const,
              name: `An hour on ${help.name}`,
              trainerHours: 1,
              passNow: chance,
              passThen: Math.min(1, chance + help.gain),
            },
          ]
        : []),
    ])

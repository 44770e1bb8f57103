import type { OutputOf, readCohortReadiness } from '@cadre/contracts'
import type { Id } from '@cadre/kernel'
import type { Reads } from '../../../platform/db/transaction.ts'
import { placesIn } from '../../blueprints/index.ts'
import { seatHoldersOf, type Cohort } from '../../cohorts/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { GroupDomain } from '../domain/deep-dive.ts'
import type { ExamDomain } from '../domain/exam-scheme.ts'
import type { Forecast } from '../domain/forecast.ts'
import { standingsOf } from '../store/forecasts.ts'
import { answersMissing, chanceOf, shareOf } from './views.ts'

type PersonView = OutputOf<typeof readCohortReadiness>['people'][number]

/** The people of a cohort and how the group stands in each domain: a constant number of statements, none of which reads answers. */
export async function groupOf(reads: Reads, { cohortId, certificationId }: Cohort, examDomains: readonly ExamDomain[]) {
  const personIds = await seatHoldersOf(reads, cohortId)
  const [standings, directory] = await Promise.all([
    standingsOf(reads, { personIds, certificationId }),
    directoryOf(reads, personIds),
  ])
  const placeOf = await placesIn(reads, certificationId, examDomains)
  const domains = examDomains.map((domain): GroupDomain => {
    const of = standings.flatMap(({ detail }) => detail.domains.filter(({ key }) => placeOf(key) === domain.key))
    const shares = of.flatMap((each) => shareOf(each) ?? [])
    return {
      ...domain,
      share: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
      people: shares.length,
      answers: of.reduce((sum, { answers }) => sum + answers, 0),
    }
  })
  const byPerson = new Map(standings.map((standing) => [standing.personId, standing]))
  const people = personIds.map((personId) =>
    personView({ personId, name: directory.get(personId)?.name ?? '' }, byPerson.get(personId), { domains, placeOf }),
  )
  return { domains, people: people.toSorted((a, b) => a.name.localeCompare(b.name)) }
}

function personView(
  who: { personId: Id<'per'>; name: string },
  standing: Forecast | undefined,
  { domains, placeOf }: { domains: readonly GroupDomain[]; placeOf: (key: string) => string | null },
): PersonView {
  const forecast = standing ? chanceOf(standing) : null
  const byKey = new Map(standing?.detail.domains.map((domain) => [placeOf(domain.key) ?? domain.key, domain]))
  const [most] = [...byKey.values()].toSorted((a, b) => b.gain - a.gain)
  const study = standing?.detail.study
  return {
    ...who,
    verdict: standing?.verdict ?? 'not-known',
    answers: standing?.answers ?? 0,
    answersMissing: answersMissing(standing?.answers ?? 0),
    forecast,
    exam: standing?.exam ?? null,
    domains: domains.map(({ key }) => {
      const domain = byKey.get(key)
      return { key, answers: domain?.answers ?? 0, share: domain ? shareOf(domain) : null }
    }),
    needs: forecast && most ? { key: most.key, name: most.name, gain: most.gain } : null,
    help: forecast && standing?.detail.help ? { ...standing.detail.help } : null,
    studyMinutes: forecast && study?.kind === 'minutes' ? study.minutes : null,
  }
}

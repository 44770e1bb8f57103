import './cohort-readiness-page.css'
import { readCohort, readCohortReadiness } from '@cadre/contracts'
import { Link, useParams } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { verdictCalled } from '../../api/verdict-words.ts'
import { countText } from '../../lib/format/number.ts'
import { HeatMap } from '../../ui/charts/heat-map.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import type { CohortReadiness } from './cohort-readiness.ts'
import { DeepDive } from './deep-dive.tsx'
import { Progression } from './progression.tsx'
import { WhoNeedsWhat } from './who-needs-what.tsx'

/** A cohort for those who teach or lead it: who is how ready, where the group is weak, what the next session could do about it. */
export function CohortReadinessPage() {
  const { organisationId, at } = useHere()
  const { cohortId = '' } = useParams({ strict: false })
  const params = { organisationId, cohortId }
  const found = useReading(readCohortReadiness, { params })
  const name = useReading(readCohort, { params }).value?.name ?? ''
  return (
    <Loaded of={found} rows={12} page>
      {(cohort) => (
        <>
          <PageHeader
            title="Readiness"
            above={<Link to={at(`cohorts/${cohortId}`)}>{name === '' ? 'The cohort' : name}</Link>}
            about={<About cohort={cohort} />}
          />
          <div className="cohort-readiness-page">
            <WhoNeedsWhat cohort={cohort} />
            <DomainByPerson cohort={cohort} />
            <DeepDive cohortId={cohortId} cohort={cohort} />
            <Progression cohort={cohort} />
          </div>
        </>
      )}
    </Loaded>
  )
}

function About({ cohort: { code, people } }: { readonly cohort: CohortReadiness }) {
  const verdicts = (['on-track', 'needs-time', 'consider-deferring', 'not-known'] as const)
    .map((verdict) => ({ verdict, count: people.filter((person) => person.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
  return (
    <span className="cohort-readiness-page-about">
      <span>
        {code}, {countText(people.length, 'person', 'people')}
      </span>
      {verdicts.map(({ verdict, count }) => (
        <Mark key={verdict} tone={verdictCalled[verdict].tone}>
          {count} {verdictCalled[verdict].words.toLowerCase()}
        </Mark>
      ))}
    </span>
  )
}

function DomainByPerson({ cohort: { people, domains, certificationId } }: { readonly cohort: CohortReadiness }) {
  const { at } = useHere()
  if (people.length === 0 || domains.length === 0) return null
  return (
    <Panel title="Domain by person">
      <p className="cohort-readiness-page-note">
        Share of the exam’s questions that each would answer right today. A dash: fewer than three answers of that
        domain.
      </p>
      <HeatMap
        label="Share of right answers by domain and person"
        first="Person"
        columns={domains.map(({ name, weight }) => `${name}, ${weight}\u00a0%`)}
        rows={[
          ...people.map((person) => ({
            id: person.personId,
            label: person.name,
            header: <Link to={at(`readiness/people/${person.personId}/${certificationId}`)}>{person.name}</Link>,
            cells: person.domains.map(({ share }) => share),
            counts: person.domains.map(({ answers }) => answers),
          })),
          {
            id: 'group',
            label: 'Group',
            cells: domains.map(({ share }) => share),
            counts: domains.map(({ answers }) => answers),
          },
        ]}
      />
    </Panel>
  )
}

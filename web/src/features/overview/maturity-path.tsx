import { listBlueprints, listCertifications, listTrainers, type readOverview, type ReplyOf } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { horizons, type MaturityStep, maturitySteps, type Phase, phaseOf } from './maturity.ts'

const phaseWords: Readonly<Record<Phase, string>> = {
  pilot: 'Pilot: one or two certifications, one cohort each',
  expand: 'Expand: three to five certifications, several cohorts',
  operationalise: 'Operationalise: the whole catalogue, overlapping cohorts',
}

/** What to do this week, this month and this quarter, ticked by what is there. */
export function MaturityPath({ overview }: { readonly overview: ReplyOf<typeof readOverview> }) {
  const { organisationId, at } = useHere()
  const params = { organisationId }
  const certifications = useReading(listCertifications, { params })
  const blueprints = useReading(listBlueprints, { params })
  const trainers = useReading(listTrainers, { params })
  const facts = {
    overview,
    certifications: certifications.value?.items ?? null,
    blueprints: blueprints.value?.items ?? null,
    trainers: trainers.value?.items ?? null,
  }
  const steps = maturitySteps(facts)
  return (
    <Panel
      title="The way to a programme"
      aside={<span className="overview-page-phase">{phaseWords[phaseOf(facts)]}</span>}
    >
      <div className="overview-page-path">
        {horizons.map((horizon) => (
          <section key={horizon}>
            <h3>{horizon}</h3>
            <ul>
              {steps
                .filter((step) => step.horizon === horizon)
                .map((step) => (
                  <Step key={step.words} step={step} to={at(step.place)} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  )
}

const Step = ({ step, to }: { readonly step: MaturityStep; readonly to: string }) => (
  <li data-done={step.done}>
    <Mark tone={step.done ? 'good' : 'calm'}>
      <span className="visually-hidden">{step.done ? 'Done: ' : 'To do: '}</span>
      <Link to={to}>{step.words}</Link>
    </Mark>
    <small>{step.found}</small>
  </li>
)

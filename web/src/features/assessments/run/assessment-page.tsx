import './run.css'
import { readAssessment } from '@cadre/contracts'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Tabs } from '@mantine/core'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { minutesText } from '../../../lib/format/duration.ts'
import { countText } from '../../../lib/format/number.ts'
import { Mark } from '../../../ui/data/mark.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { kindCalled, stateCalled } from '../words.ts'
import { AssessmentActions } from './assessment-actions.tsx'
import type { Assessment } from './draft.ts'
import { Results } from './results.tsx'
import { Rules } from './rules.tsx'
import { Watch } from './watch.tsx'

const views = { rules: 'Rules and form', watch: 'Who is at it', results: 'Results' } as const
type View = keyof typeof views

const viewIn = (search: object): View | null => {
  const value: unknown = Reflect.get(search, 'view')
  return value === 'rules' || value === 'watch' || value === 'results' ? value : null
}

/** One assessment for who runs it: its form, those at it, and what came of it. */
export function AssessmentPage() {
  const { organisationId } = useHere()
  const { assessmentId = '' } = useParams({ strict: false })
  const found = useReading(readAssessment, { params: { organisationId, assessmentId } })
  return (
    <Loaded of={found} page>
      {(assessment) => <Found assessment={assessment} />}
    </Loaded>
  )
}

function Found({ assessment }: { readonly assessment: Assessment }) {
  const { at } = useHere()
  const search: object = useSearch({ strict: false })
  const navigate = useNavigate()
  const { title, kind, state, questions, minutes, assessmentId, attempts } = assessment
  const view = viewIn(search) ?? (attempts.open > 0 ? 'watch' : 'rules')
  const show = (next: string | null): void =>
    void navigate({ href: `${at(`assessments/${assessmentId}`)}?view=${next ?? 'rules'}`, replace: true })
  return (
    <>
      <PageHeader
        title={title}
        above={<Link to={at('assessments')}>Assessments</Link>}
        about={
          <span className="assessment-page-about">
            <Mark tone={stateCalled[state].tone}>{stateCalled[state].words}</Mark>
            <span>{kindCalled[kind]}</span>
            <span>{countText(questions, 'question')}</span>
            <span>{minutes === null ? 'no time limit' : minutesText(minutes)}</span>
          </span>
        }
        action={<AssessmentActions assessment={assessment} />}
      />
      <Tabs value={view} onChange={show} keepMounted={false}>
        <Tabs.List aria-label="Views of the assessment">
          {Object.entries(views).map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="rules" pt="md">
          <Rules assessment={assessment} />
        </Tabs.Panel>
        <Tabs.Panel value="watch" pt="md">
          <Watch assessment={assessment} />
        </Tabs.Panel>
        <Tabs.Panel value="results" pt="md">
          <Results assessment={assessment} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

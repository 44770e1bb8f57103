import './run.css'
import { changeAssessment, createAssessment, readAssessment } from '@cadre/contracts'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { type Assessment, bodyOf, type DraftFields, emptyDraft, fieldsOf } from './draft.ts'
import { DraftForm } from './draft-form.tsx'

const idIn = (search: object, name: string): string => {
  const value: unknown = Reflect.get(search, name)
  return typeof value === 'string' ? value : ''
}

export function NewAssessmentPage() {
  const { organisationId, zone, at } = useHere()
  const search: object = useSearch({ strict: false })
  const navigate = useNavigate()
  const refresh = useRefresh('assessments')
  const write = useWrite(
    (fields: DraftFields, key) =>
      call(createAssessment, { params: { organisationId }, body: bodyOf(fields, zone, null) }, key),
    async ({ assessmentId }) => {
      await refresh()
      await navigate({ to: at(`assessments/${assessmentId}`) })
    },
  )
  return (
    <>
      <PageHeader title="Plan an assessment" above={<Link to={at('assessments')}>Assessments</Link>} />
      <DraftForm
        start={emptyDraft(idIn(search, 'certificationId'), idIn(search, 'cohortId'))}
        fresh
        submit="Keep as a draft"
        busy={write.busy}
        failure={write.failure}
        onSubmit={write.run}
      />
    </>
  )
}

export function EditAssessmentPage() {
  const { organisationId } = useHere()
  const { assessmentId = '' } = useParams({ strict: false })
  const found = useReading(readAssessment, { params: { organisationId, assessmentId } })
  return (
    <Loaded of={found} page>
      {(assessment) => <Edit assessment={assessment} />}
    </Loaded>
  )
}

function Edit({ assessment }: { readonly assessment: Assessment }) {
  const { organisationId, zone, at } = useHere()
  const { assessmentId, title } = assessment
  // Of what the form began with: what somebody else saves meanwhile is not written over.
  const [{ revision }] = useState(assessment)
  const navigate = useNavigate()
  const refresh = useRefresh('assessments')
  const back = at(`assessments/${assessmentId}`)
  const write = useWrite(
    (fields: DraftFields) =>
      call(changeAssessment, {
        params: { organisationId, assessmentId },
        body: { ...bodyOf(fields, zone, assessment), revision },
      }),
    async () => {
      await refresh()
      await navigate({ to: back })
    },
  )
  return (
    <>
      <PageHeader title={`Change ${title}`} above={<Link to={back}>{title}</Link>} />
      <DraftForm
        start={fieldsOf(assessment, zone)}
        fresh={false}
        underWay={assessment.attempts.open}
        submit="Save"
        busy={write.busy}
        failure={write.failure}
        onSubmit={write.run}
      />
    </>
  )
}

import './question-page.css'
import { createQuestion, readBankOverview, type ReplyOf } from '@cadre/contracts'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { call } from '../../api/call.ts'
import { useReading } from '../../api/reading.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useWrite } from '../../api/use-write.ts'
import { LeaveGuard } from '../../ui/feedback/leave-guard.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { type Draft, newDraft } from './draft.ts'
import { QuestionEditor } from './question-editor.tsx'

export function NewQuestionPage() {
  const { organisationId, at } = useHere()
  const overview = useReading(readBankOverview, { params: { organisationId } })
  return (
    <>
      <PageHeader title="Write a question" above={<Link to={at('questions')}>Questions</Link>} />
      <Loaded of={overview}>{(value) => <Writing overview={value} />}</Loaded>
    </>
  )
}

function Writing({ overview }: { readonly overview: ReplyOf<typeof readBankOverview> }) {
  const { organisationId, at } = useHere()
  const refresh = useRefresh('bank')
  const navigate = useNavigate()
  const [first] = overview.certifications
  const [draft, setDraft] = useState(() => newDraft(first?.certificationId ?? '', first?.domains[0]?.key ?? ''))
  const [begun] = useState(draft)
  const [kept, setKept] = useState(false)
  const write = useWrite(
    (body: Draft, key) => call(createQuestion, { params: { organisationId }, body }, key),
    async ({ questionId }) => {
      setKept(true)
      await refresh()
      sayDone('Saved as a draft.')
      await navigate({ to: at(`questions/${questionId}`) })
    },
  )
  return (
    <>
      <LeaveGuard when={draft !== begun && !kept} what="words of this question" />
      <QuestionEditor
        draft={draft}
        questionId={null}
        overview={overview}
        busy={write.busy}
        failure={write.failure}
        submit="Save as a draft"
        onChange={setDraft}
        onSave={() => write.run(draft)}
      />
    </>
  )
}

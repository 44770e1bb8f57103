import './question-page.css'
import { readBankOverview, readQuestion, saveQuestion } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useWrite } from '../../api/use-write.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { type Draft, draftOf, type Found } from './draft.ts'
import { LeaveGuard } from '../../ui/feedback/leave-guard.tsx'
import { Meanwhile, NotInReview, SentBack } from './meanwhile.tsx'
import { QuestionActs } from './question-acts.tsx'
import { QuestionEditor } from './question-editor.tsx'
import { QuestionFacts } from './question-facts.tsx'
import { QuestionView } from './question-view.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { StatisticsPanel } from './statistics-panel.tsx'
import { stateTones, stateWords } from './words.ts'

const longestTitle = 90
const titleOf = ({ excerpt }: Found): string =>
  excerpt === ''
    ? 'Question'
    : excerpt.length <= longestTitle
      ? excerpt
      : `${Array.from(excerpt)
          .slice(0, longestTitle - 1)
          .join('')}…`

/** One question: read, revised, reviewed, and how it behaves. */
export function QuestionPage() {
  const { organisationId, at } = useHere()
  const { questionId = '' } = useParams({ strict: false })
  const question = useReading(readQuestion, { params: { organisationId, questionId } })
  const [editing, setEditing] = useState(false)
  // The button that ended it is gone: keyboards and screen readers go on where the question begins.
  const leave = (): void => {
    setEditing(false)
    document.getElementById('main')?.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }
  return (
    <Loaded of={question} rows={12} page>
      {(found) => (
        <>
          <PageHeader
            title={titleOf(found)}
            above={<Link to={at('questions')}>Questions</Link>}
            about={<Mark tone={stateTones[found.state]}>{stateWords[found.state]}</Mark>}
            action={
              found.may.edit &&
              !editing && (
                <Button onClick={() => setEditing(true)}>{found.liveNumber === null ? 'Edit' : 'Revise'}</Button>
              )
            }
            more={!editing && <QuestionActs found={found} />}
          />
          {editing ? <Editing found={found} onClose={leave} /> : <Reading found={found} />}
        </>
      )}
    </Loaded>
  )
}

function Reading({ found }: { readonly found: Found }) {
  const [words, setWords] = useState('')
  return (
    <div className="question-page" data-wide>
      <div className="question-page-stack">
        <SentBack found={found} />
        {found.may.review ? (
          <ReviewPanel found={found} words={words} onWords={setWords} />
        ) : (
          words !== '' && <NotInReview words={words} />
        )}
        <Panel title={found.state === 'live' ? 'Live text' : 'Working text'}>
          <QuestionView text={found.text} study={found.case} />
        </Panel>
      </div>
      <div className="question-page-stack">
        <QuestionFacts found={found} />
        <StatisticsPanel questionId={found.questionId} />
      </div>
    </div>
  )
}

function Editing({ found, onClose }: { readonly found: Found; readonly onClose: () => void }) {
  const { organisationId } = useHere()
  const overview = useReading(readBankOverview, { params: { organisationId } })
  const refresh = useRefresh('bank')
  const [draft, setDraft] = useState(() => draftOf(found))
  // What was seen when editing began: whoever saves in between is not overwritten.
  const [seen, setSeen] = useState(found.revision)
  const [begun] = useState(draft)
  const params = { organisationId, questionId: found.questionId }
  const write = useWrite(
    (body: Draft, key) => call(saveQuestion, { params, body: { ...body, expectedRevision: seen } }, key),
    async () => {
      await refresh()
      sayDone(found.liveNumber === null ? 'Saved.' : 'Saved. What is live stays until a review accepts the change.')
      onClose()
    },
  )
  // A refusal often means that somebody was faster: what they made of it is shown.
  const save = async (): Promise<void> => {
    if (await write.attempt(draft)) await refresh()
  }
  return (
    <Loaded of={overview}>
      {(value) => (
        <>
          <LeaveGuard when={draft !== begun} what="changes to this question" />
          <SentBack found={found} />
          {found.revision !== seen && (
            <Meanwhile found={found} draft={draft} overview={value} onTake={() => setSeen(found.revision)} />
          )}
          <div className="question-page-leave">
            <Button variant="default" onClick={onClose}>
              Leave without saving
            </Button>
          </div>
          <QuestionEditor
            draft={draft}
            questionId={found.questionId}
            overview={value}
            busy={write.busy}
            failure={write.failure}
            submit="Save"
            onChange={setDraft}
            onSave={() => void save()}
          />
        </>
      )}
    </Loaded>
  )
}

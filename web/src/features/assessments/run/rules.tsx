import { drawForm } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { replyTo } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { failureOf } from '../../../api/problem.ts'
import { failureBehind } from '../../../api/request-failed.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import type { Failure } from '../../../lib/failure.ts'
import { countText } from '../../../lib/format/number.ts'
import { Facts } from '../../../ui/data/facts.tsx'
import { Panel } from '../../../ui/data/panel.tsx'
import { FailureNotice } from '../../../ui/feedback/failure-notice.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { conditionWords, questionKindCalled, reviewCalled } from '../words.ts'
import type { Assessment } from './draft.ts'
import { Moment } from './moment.tsx'
import { Shortage, type ShortageDetails, shortageIn } from './shortage.tsx'

type Props = { readonly assessment: Assessment }

/** What takers will meet: dates, conditions, and the form with its counts. */
export function Rules({ assessment }: Props) {
  const { at } = useHere()
  const { assessmentId, opensAt, closesAt, review, attemptsAllowed, conditions, draw, releasedAt } = assessment
  return (
    <div className="rules">
      <Panel
        title="Rules"
        aside={
          assessment.state === 'closed' || assessment.state === 'cancelled' ? null : (
            <Link to={at(`assessments/${assessmentId}/edit`)}>Change</Link>
          )
        }
      >
        <Facts
          facts={[
            { label: 'Opens', value: opensAt === null ? 'When it is published' : <Moment at={opensAt} /> },
            { label: 'Closes', value: closesAt === null ? 'When somebody closes it' : <Moment at={closesAt} /> },
            {
              label: 'Review',
              value: releasedAt === null ? reviewCalled[review] : 'Released',
            },
            { label: 'Attempts each', value: attemptsAllowed },
            {
              label: 'Questions',
              value: draw.unscored === 0 ? draw.scored : `${draw.scored} that count, ${draw.unscored} that do not`,
            },
          ]}
        />
        <ul>
          {conditionWords(conditions, assessment.minutes).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Panel>
      <FormPanel assessment={assessment} />
    </div>
  )
}

function FormPanel({ assessment: { assessmentId, form, attempts, state, draw } }: Props) {
  const { organisationId } = useHere()
  const refresh = useRefresh('assessments')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [shortage, setShortage] = useState<ShortageDetails | null>(null)
  const drawNow = async (): Promise<void> => {
    setBusy(true)
    const params = { organisationId, assessmentId }
    const reply = await replyTo(drawForm, { params, body: {} }).catch(failureBehind)
    setBusy(false)
    const short = 'ok' in reply && !reply.ok ? shortageIn(reply.code, reply.details) : null
    setShortage(short)
    setFailure(short ? null : !('ok' in reply) ? reply : reply.ok ? null : failureOf(reply))
    if (!('ok' in reply) || !reply.ok) return
    await refresh()
    sayDone('The form is drawn')
  }
  const started = attempts.open + attempts.ended > 0
  const drawable = !started && (state === 'draft' || state === 'published')
  return (
    <Panel
      title="Form"
      aside={
        drawable ? (
          <Button size="compact-sm" variant="default" loading={busy} onClick={() => void drawNow()}>
            {form === null ? 'Draw the form' : 'Draw another'}
          </Button>
        ) : undefined
      }
    >
      {failure && <FailureNotice failure={failure} />}
      {shortage && <Shortage details={shortage} />}
      {form === null ? (
        <p>Not drawn yet. It is drawn at the latest when the assessment is published.</p>
      ) : (
        <>
          {draw.forms === 'one' && <ChangedSince form={form} drawable={drawable} />}
          <Counts title="Questions that count, by domain" counts={form.byDomain} />
          <Counts title="By type" counts={form.types} called={questionKindCalled} />
          <p className="rules-seed">
            Drawn with the seed <q>{form.seed}</q>: the same seed draws the same form from the same bank.
          </p>
        </>
      )}
    </Panel>
  )
}

type ChangedProps = { readonly form: NonNullable<Assessment['form']>; readonly drawable: boolean }

/** A form keeps what it was drawn with: whoever runs it decides. */
function ChangedSince({ form: { retired, revised, reweighed }, drawable }: ChangedProps) {
  const parts = [
    ...(retired > 0 ? [`${countText(retired, 'question')} retired`] : []),
    ...(revised > 0 ? [`${countText(revised, 'question')} revised`] : []),
  ]
  return (
    <>
      {parts.length > 0 && (
        <Notice tone="warn" title={`Since this form was drawn: ${parts.join(', ')}`}>
          {drawable
            ? 'Whoever starts is asked them as they were. Draw another form to leave out what was retired and ask what was revised as it is now.'
            : 'Its takers are asked them as they were. If one is faulty, mark again from the results.'}
        </Notice>
      )}
      {reweighed && (
        <Notice tone="warn" title="Since this form was drawn the exam has other domains or weights">
          {drawable
            ? 'Whoever starts is asked as many of each domain as before. Draw another form to ask as the exam does now.'
            : 'Its takers are asked as many of each domain as before, and their review shows the weights of now.'}
        </Notice>
      )}
    </>
  )
}

type CountsProps = {
  readonly title: string
  readonly counts: Readonly<Record<string, number>>
  readonly called?: Readonly<Record<string, string>>
}

const Counts = ({ title, counts, called = {} }: CountsProps) => (
  <table className="rules-counts">
    <caption>{title}</caption>
    <tbody>
      {Object.entries(counts).map(([name, count]) => (
        <tr key={name}>
          <th scope="row">{called[name] ?? name}</th>
          <td>{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

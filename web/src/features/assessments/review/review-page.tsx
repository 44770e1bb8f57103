import './review.css'
import { reviewAttempt } from '@cadre/contracts'
import { Link, useParams } from '@tanstack/react-router'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { clockText, minutesText } from '../../../lib/format/duration.ts'
import { countText, numberText, percentText } from '../../../lib/format/number.ts'
import { Facts } from '../../../ui/data/facts.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { mediaAddressOf } from '../../../api/question-media.ts'
import { MediaAddress } from '../../../ui/question/question-text.tsx'
import { DomainBars } from './domain-bars.tsx'
import { ReviewedQuestion } from './reviewed-question.tsx'
import type { Review, Reviewed } from './review.ts'

/** A finished attempt: how it went by domain, and each question with what is right and why. */
export function ReviewPage() {
  const { organisationId } = useHere()
  const { attemptId = '' } = useParams({ strict: false })
  const review = useReading(reviewAttempt, { params: { organisationId, attemptId } })
  return (
    <MediaAddress value={mediaAddressOf(organisationId)}>
      <Loaded of={review} rows={10}>
        {(found) => <Found review={found} />}
      </Loaded>
    </MediaAddress>
  )
}

const shown = { all: 'All', wrong: 'Not right', flagged: 'Flagged' } as const
type Shown = keyof typeof shown

const isShown = (what: Shown, { correct, flagged }: Reviewed): boolean =>
  what === 'all' || (what === 'wrong' ? !correct : flagged)

function Found({ review: { title, result, questions } }: { readonly review: Review }) {
  const { at, personId } = useHere()
  const [what, setWhat] = useState<Shown>('all')
  const own = result.personId === personId
  const some = questions.some((question) => isShown(what, question))
  return (
    <>
      <PageHeader
        title={`Review: ${title}`}
        above={
          own ? (
            <Link to={at('my-assessments')}>My assessments</Link>
          ) : (
            <Link to={at(`assessments/${result.assessmentId}`)}>{title}</Link>
          )
        }
        {...(own ? {} : { about: result.name })}
      />
      <div className="review">
        <Score result={result} />
        {questions.some(({ corrected }) => corrected) && <Corrected places={placesCorrected(questions)} />}
        {result.byDomain.length > 0 && <DomainBars rows={result.byDomain} />}
        <SegmentedControl
          aria-label="Questions shown"
          value={what}
          onChange={(value) => setWhat(value === 'wrong' || value === 'flagged' ? value : 'all')}
          data={Object.entries(shown).map(([value, label]) => ({ value, label }))}
        />
        {!some && <Notice tone="calm" title={`No question here is ${what === 'wrong' ? 'wrong' : 'flagged'}.`} />}
        {/* Those that are not shown keep what is being written about them. */}
        {questions.map((question) => (
          <div key={question.place} hidden={!isShown(what, question)}>
            <ReviewedQuestion attemptId={result.attemptId} question={question} />
          </div>
        ))}
      </div>
    </>
  )
}

const placesCorrected = (questions: readonly Reviewed[]): string[] =>
  questions.filter(({ corrected }) => corrected).map(({ place }) => place)

/** Why points moved after the result was read. */
const Corrected = ({ places }: { readonly places: readonly string[] }) => (
  <Notice
    tone="calm"
    title={`${places.length === 1 ? 'Question' : 'Questions'} ${places.join(', ')}: corrected after this was handed in`}
  >
    The points are by the corrected version, for everybody who took it.
  </Notice>
)

function Score({ result }: Pick<Review, 'result'>) {
  const { points, outOf, secondsSpent, recorded, marking } = result
  const share = points !== null && outOf !== null && outOf > 0 ? points / outOf : null
  return (
    <Facts
      facts={[
        {
          label: 'Points',
          value:
            share === null
              ? 'not marked yet'
              : `${numberText((points ?? 0) / 100)} of ${numberText((outOf ?? 0) / 100)} (${percentText(share)})`,
        },
        { label: 'Time spent', value: secondsSpent === null ? 'unknown' : timeWords(secondsSpent) },
        { label: 'Conditions', value: conditionsOf(recorded) },
        ...(recorded.metBefore > 0 ? [{ label: 'Met before', value: countText(recorded.metBefore, 'question') }] : []),
        ...(marking > 1 ? [{ label: 'Marked', value: `${marking} times` }] : []),
      ]}
    />
  )
}

const timeWords = (seconds: number): string => (seconds < 120 ? clockText(seconds) : minutesText(seconds / 60))

const conditionsOf = ({ timed, oneSitting, closedBookDeclared }: Review['result']['recorded']): string =>
  [
    timed ? 'timed' : 'untimed',
    ...(oneSitting ? ['one sitting'] : []),
    closedBookDeclared ? 'closed book' : 'open book',
  ].join(', ')

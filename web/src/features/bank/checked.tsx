import { checkQuestion, type CallInput, type ReplyOf } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { percentText } from '../../lib/format/number.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import type { Draft } from './draft.ts'
import { withWholeReferences } from './whole-references.ts'
import { stateWords } from './words.ts'

type Check = ReplyOf<typeof checkQuestion>

const pauseMs = 900

/** While it is written: what a review would miss, and what the bank has that is like it. Null before the first answer. */
export function useChecked(text: Draft['text'], questionId: string | null): Check | null {
  const { organisationId } = useHere()
  const [written, setWritten] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setWritten(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const body: CallInput<typeof checkQuestion>['body'] = { text: withWholeReferences(written), questionId }
  const { data } = useQuery({
    queryKey: [organisationId, 'bank-check', body],
    queryFn: () => call(checkQuestion, { params: { organisationId }, body }),
    placeholderData: (before) => before,
    retry: false,
  })
  return data ?? null
}

/** Where it is written, so that nobody writes what is there already. */
export function Alike({ similar }: Pick<Check, 'similar'>) {
  const { at } = useHere()
  return (
    <div aria-live="polite">
      {similar.length > 0 && (
        <Notice tone="warn" title="The bank has questions like this one">
          <ul className="question-page-list">
            {similar.map(({ questionId: like, excerpt, likeness, state }) => (
              <li key={like}>
                <Link to={at(`questions/${like}`)}>{excerpt}</Link> ({percentText(likeness)} alike,{' '}
                {stateWords[state].toLowerCase()})
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

export function Missing({ problems }: Pick<Check, 'problems'>) {
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <Notice tone="calm" title="Before it can be reviewed">
          <ul className="question-page-list">
            {problems.map(({ path, words }) => (
              <li key={`${path} ${words}`}>{words.charAt(0).toUpperCase() + words.slice(1)}.</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

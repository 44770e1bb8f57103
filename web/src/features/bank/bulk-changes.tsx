import { cancelBulk, listBulkChanges, type ReplyOf } from '@cadre/contracts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useHere } from '../../api/here.ts'
import { reading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { countText, numberText } from '../../lib/format/number.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { LongWork } from '../../ui/feedback/long-work.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import type { Tone } from '../../ui/theme/tokens.ts'
import { difficultyWords } from './words.ts'

type Bulk = ReplyOf<typeof listBulkChanges>['items'][number]
type Props = {
  /** The one just begun here: its end is said aloud. */
  readonly begun: string | null
  readonly onEnded: () => void
}

const againMs = 1_000

/** Changes of many questions that run, by whomever, and what the last ones did. */
export function BulkChanges({ begun, onEnded }: Props) {
  const { organisationId } = useHere()
  const { data } = useQuery({
    ...reading(listBulkChanges, { params: { organisationId } }),
    // Progress is told by events; a stream that is away is made up for.
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) === true || begun !== null ? againMs : false),
  })
  const items = data?.items ?? []
  const mine = items.find(({ bulkId }) => bulkId === begun)
  const ended = mine !== undefined && !isRunning(mine)
  useEffect(() => {
    if (!ended || !mine) return
    sayDone(`${whatOf(mine)}: ${resultOf(mine)}`)
    onEnded()
  }, [ended, mine, onEnded])
  const past = items.filter((one) => !isRunning(one))
  return (
    <div className="bank-page-changes">
      {items.filter(isRunning).map((one) => (
        <Running key={one.bulkId} one={one} />
      ))}
      {past.length > 0 && (
        <details>
          <summary>Last changes of many</summary>
          <ul>
            {past.map((one) => (
              <li key={one.bulkId}>
                <Mark tone={tones[one.stage]}>{whatOf(one)}</Mark>{' '}
                <span>
                  {resultOf(one)} {one.startedBy}, <Day at={one.startedAt} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const isRunning = ({ stage }: Bulk): boolean => stage === 'changing'

function Running({ one }: { readonly one: Bulk }) {
  const { organisationId } = useHere()
  const cancel = useWriting(cancelBulk)
  const stop = async (): Promise<void> => {
    const done = await cancel.run({ params: { organisationId, bulkId: one.bulkId } })
    if (!done.ok) sayFailure(done.failure)
  }
  return (
    <LongWork
      what={whatOf(one)}
      share={one.done / Math.max(1, one.selected)}
      amount={`${numberText(one.done)} of ${countText(one.selected, 'question')}`}
      stop={{ words: 'Stop, change nothing', busy: cancel.busy, onStop: () => void stop() }}
    />
  )
}

const tones: Readonly<Record<Bulk['stage'], Tone>> = {
  changing: 'calm',
  done: 'good',
  cancelled: 'calm',
  failed: 'bad',
}

function whatOf({ change }: Bulk): string {
  switch (change.kind) {
    case 'tags':
      return [
        ...change.add.map((tag) => `Add the tag "${tag}"`),
        ...change.remove.map((tag) => `Take the tag "${tag}" away`),
      ].join(', ')
    case 'place':
      return `Move to ${change.domain}`
    case 'difficulty':
      return `Set the difficulty: ${change.difficulty === null ? 'not set' : difficultyOf(change.difficulty)}`
    case 'submit':
      return 'Send to review'
    case 'retire':
      return 'Retire'
  }
}

const difficultyOf = (difficulty: number): string =>
  Object.entries(difficultyWords).find(([value]) => Number(value) === difficulty)?.[1] ?? String(difficulty)

function resultOf({ stage, changed, unchanged, refused }: Bulk): string {
  if (stage === 'cancelled') return 'Stopped; nothing was changed.'
  if (stage === 'failed') return 'It failed on our side; nothing was changed.'
  const parts = [
    `${countText(changed, 'question')} changed`,
    ...(unchanged > 0 ? [`${numberText(unchanged)} so already`] : []),
    ...refused.map(({ words, count }) => `${numberText(count)} stay as they are: ${words.replace(/\.$/, '')}`),
  ]
  return `${parts.join(', ')}.`
}

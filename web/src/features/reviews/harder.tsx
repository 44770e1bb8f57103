import { openHarder, readHarder, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Asked } from '../../api/self-paced/desk.ts'
import { aheadText, harderTitle } from '../../api/self-paced/harder-words.ts'
import { reading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import { minutesText } from '../../lib/format/duration.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { useFailure } from '../../ui/form/use-failure.ts'
import { useDesk } from './desk-context.ts'
import { harderText } from './words.ts'

type HarderSet = ReplyOf<typeof readHarder>['sets'][number]
export type Opened = readonly (Asked & { readonly says: string })[]
type Props = { readonly onOpen: (questions: Opened) => void }

/** Where somebody is ahead: questions a step above the exam, beside the reviews (K7). To begin them takes the network. */
export function HarderQuestions({ onOpen }: Props) {
  const { organisationId } = useDesk()
  const { data } = useQuery({ ...reading(readHarder, { params: { organisationId } }), refetchOnMount: 'always' })
  const sets = data?.sets ?? []
  if (sets.length === 0) return null
  return (
    <Panel title="Harder questions for you">
      {sets.map((set) => (
        <SetToOpen key={set.certificationId} set={set} onOpen={onOpen} />
      ))}
    </Panel>
  )
}

function SetToOpen({ set, onOpen }: Props & { readonly set: HarderSet }) {
  const { organisationId } = useDesk()
  const opening = useWriting(openHarder)
  const refusal = useFailure()
  const start = async (): Promise<void> => {
    const params = { organisationId }
    const opened = await opening.run({ params, body: { certificationId: set.certificationId } })
    if (!opened.ok) return refusal.show(opened.failure)
    onOpen(
      opened.value.questions.map(({ questionId, domain, question, why }) => ({
        questionId,
        domain,
        question,
        says: harderText(why),
      })),
    )
  }
  return (
    <div className="day-page-group">
      <p className="harder-questions-head">
        <strong>
          {set.code}: {harderTitle(set.questions)}
        </strong>
        <span>{minutesText(Math.max(1, Math.round(set.minutes)))}</span>
      </p>
      <p className="day-page-quiet">{aheadText(set.ahead)}</p>
      {refusal.failure && <FailureNotice failure={refusal.failure} />}
      <Button variant="default" loading={opening.busy} onClick={() => void start()}>
        Start the harder questions
      </Button>
    </div>
  )
}

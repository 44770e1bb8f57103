import { IconFlagFilled } from '@tabler/icons-react'
import type { PaperQuestion } from '../device/paper.ts'
import { isAnswered, shortOfAsked, workOn } from '../device/work.ts'
import { useExam } from './exam-context.ts'
import { useDeviceState } from './use-device.ts'

type Props = { readonly at: string | null; readonly onOpen: (place: string) => void }

/** All questions as numbers: answered, flagged, the one on screen. */
export function QuestionList({ at, onOpen }: Props) {
  const { device, kept } = useExam()
  const { work } = useDeviceState(device)
  const { questions } = kept.paper
  const answered = questions.filter(({ place }) => isAnswered(workOn(work, place).response)).length
  const flagged = questions.filter(({ place }) => workOn(work, place).flagged).length
  return (
    <nav className="question-list" aria-label="Questions">
      <p>
        {answered} of {questions.length} answered{flagged > 0 && `, ${flagged} flagged`}
      </p>
      <ol>
        {questions.map((question) => (
          <Entry key={question.place} question={question} current={question.place === at} onOpen={onOpen} />
        ))}
      </ol>
    </nav>
  )
}

type EntryProps = {
  readonly question: PaperQuestion
  readonly current: boolean
  readonly onOpen: (place: string) => void
}

function Entry({ question: { place, item }, current, onOpen }: EntryProps) {
  const { device } = useExam()
  const { response, flagged } = workOn(useDeviceState(device).work, place)
  const answered = isAnswered(response)
  const short = shortOfAsked(item, response)
  const state = short === 'part' ? 'answered in part' : short === 'more' ? 'more chosen than asked' : 'answered'
  const words = [answered ? state : 'not answered', ...(flagged ? ['flagged'] : [])].join(', ')
  return (
    <li>
      <button
        type="button"
        data-answered={answered && short === null ? 'true' : answered ? 'part' : 'false'}
        aria-current={current ? 'true' : undefined}
        aria-label={`Question ${place}, ${words}`}
        onClick={() => onOpen(place)}
      >
        {place}
        {flagged && <IconFlagFilled size={10} aria-hidden />}
      </button>
    </li>
  )
}

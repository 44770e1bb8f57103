import { useMemo } from 'react'
import type { Command } from '../../../ui/commands/command.ts'
import { useCommands } from '../../../ui/commands/use-commands.ts'
import type { AttemptDevice } from '../device/attempt-device.ts'
import type { PaperQuestion } from '../device/paper.ts'
import { workOn } from '../device/work.ts'
import { chosenAnew, letterOf } from '../../../ui/question/answer-props.ts'

type Steps = {
  readonly previous: () => void
  readonly next: () => void
  readonly review: () => void
}

const group = 'Exam'

/**
 * Keys of the exam: N and P step, F flags, 1 to 9 or A to E choose. The sixth option is 6, because F flags.
 * They rest while somebody types, and can be switched off in the shortcuts sheet.
 */
export function useExamCommands(
  device: AttemptDevice,
  question: PaperQuestion | null,
  writes: boolean,
  { previous, next, review }: Steps,
): void {
  const commands = useMemo<Command[]>(
    () => [
      { id: 'exam.next', label: 'Next question', group, keys: 'n', run: next },
      { id: 'exam.previous', label: 'Previous question', group, keys: 'p', run: previous },
      { id: 'exam.review', label: 'Review before submitting', group, keys: 'r', run: review },
      ...(question && writes
        ? [
            {
              id: 'exam.flag',
              label: 'Flag for review',
              group,
              keys: 'f',
              run: () => flag(device, question),
            },
            ...choices(device, question),
          ]
        : []),
    ],
    [device, question, writes, previous, next, review],
  )
  useCommands(commands)
}

export function flag(device: AttemptDevice, { place }: PaperQuestion): void {
  const { flagged } = workOn(device.state().work, place)
  device.record({ kind: 'flag', question: place, flagged: !flagged })
}

function choices(device: AttemptDevice, question: PaperQuestion): Command[] {
  const { item } = question
  if (item.kind !== 'single' && item.kind !== 'multiple') return []
  return item.options.slice(0, 9).flatMap(({ id }, at) => {
    const run = (): void => choose(device, question, id)
    const letter = letterOf(at).toLowerCase()
    const label = `Choose option ${letterOf(at)}`
    const byNumber = { id: `exam.choose.${at + 1}`, label: `${label} by number`, group, keys: String(at + 1), run }
    return letter < 'f' ? [{ id: `exam.choose.${letter}`, label, group, keys: letter, run }, byNumber] : [byNumber]
  })
}

function choose(device: AttemptDevice, { place, item }: PaperQuestion, id: string): void {
  if (item.kind !== 'single' && item.kind !== 'multiple') return
  const { response } = workOn(device.state().work, place)
  device.record({ kind: 'answer', question: place, response: chosenAnew(item, response, id) })
}

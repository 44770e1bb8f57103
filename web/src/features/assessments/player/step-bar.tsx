import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconFlag, IconFlagFilled } from '@tabler/icons-react'
import type { PaperQuestion } from '../device/paper.ts'
import { workOn } from '../device/work.ts'
import { useRunCommand } from '../../../ui/commands/use-commands.ts'
import { useExam } from './exam-context.ts'
import { useDeviceState } from './use-device.ts'
import { flag } from './use-exam-commands.ts'

type Props = {
  readonly question: PaperQuestion
  readonly writes: boolean
  readonly first: boolean
  readonly last: boolean
  readonly onPrevious: () => void
  readonly onNext: () => void
}

export function StepBar({ question, writes, first, last, onPrevious, onNext }: Props) {
  const { device } = useExam()
  const { flagged } = workOn(useDeviceState(device).work, question.place)
  const run = useRunCommand()
  const Flag = flagged ? IconFlagFilled : IconFlag
  return (
    <footer className="step-bar">
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden />}
        disabled={first}
        onClick={onPrevious}
      >
        Previous
      </Button>
      <Button
        variant="default"
        leftSection={<Flag size={16} stroke={1.5} aria-hidden />}
        aria-pressed={flagged}
        disabled={!writes}
        onClick={() => flag(device, question)}
      >
        {flagged ? 'Flagged' : 'Flag'}
      </Button>
      <Button variant="subtle" color="gray" className="step-bar-keys" onClick={() => run('help.shortcuts')}>
        Keys
      </Button>
      <Button rightSection={<IconArrowRight size={16} stroke={1.5} aria-hidden />} onClick={onNext}>
        {last ? 'Review' : 'Next'}
      </Button>
    </footer>
  )
}

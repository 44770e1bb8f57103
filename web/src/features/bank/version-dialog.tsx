import { readQuestionVersion } from '@cadre/contracts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { ChoiceField } from '../../ui/form/fields.tsx'
import type { Found } from './draft.ts'
import { QuestionView } from './question-view.tsx'
import { TextDiff } from './text-diff.tsx'

type Props = { readonly found: Found; readonly number: number; readonly onClose: () => void }

const whole = 'whole'

/** A version as it was frozen: what it changed of another one, or its whole text. */
export function VersionDialog({ found, number, onClose }: Props) {
  const others = found.versions.map((version) => version.number).filter((other) => other !== number)
  const earlier = others.filter((other) => other < number)
  const [beside, setBeside] = useState(earlier.length === 0 ? whole : String(Math.max(...earlier)))
  return (
    <Modal opened onClose={onClose} size="xl" title={`Version ${number}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="question-page-stack">
        {others.length > 0 && (
          <ChoiceField
            name="beside"
            label="Show"
            data={[
              { value: whole, label: 'Its whole text' },
              ...others.map((other) => ({ value: String(other), label: `What differs from version ${other}` })),
            ]}
            value={beside}
            onChange={({ currentTarget }) => setBeside(currentTarget.value)}
          />
        )}
        {beside === whole ? (
          <Whole found={found} number={number} />
        ) : (
          <Difference found={found} numbers={[number, Number(beside)]} />
        )}
      </div>
    </Modal>
  )
}

function useVersion({ questionId }: Found, number: number) {
  const { organisationId } = useHere()
  return useReading(readQuestionVersion, { params: { organisationId, questionId, number } })
}

function Whole({ found, number }: Pick<Props, 'found' | 'number'>) {
  return (
    <Loaded of={useVersion(found, number)}>
      {({ text, case: study }) => <QuestionView text={text} study={study} />}
    </Loaded>
  )
}

/** From the older to the newer, whichever was opened. */
function Difference({ found, numbers }: { readonly found: Found; readonly numbers: readonly [number, number] }) {
  const older = useVersion(found, Math.min(...numbers))
  const newer = useVersion(found, Math.max(...numbers))
  return (
    <Loaded of={older}>
      {(before) => <Loaded of={newer}>{(after) => <TextDiff before={before.text} after={after.text} />}</Loaded>}
    </Loaded>
  )
}

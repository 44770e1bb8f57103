import { Mark } from '../../ui/data/mark.tsx'
import { useDeskState, useOutboxState } from './desk-context.ts'
import { syncText } from './words.ts'

/** Whether everything is saved, said aloud only when it changes. */
export function SyncLine() {
  const outbox = useOutboxState()
  const { fresh } = useDeskState()
  const { tone, words } = syncText(outbox, fresh)
  return (
    <output className="day-page-sync">
      <Mark tone={tone} wraps>
        {words}
      </Mark>
    </output>
  )
}

import { readReviewPreferences } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { OwnMemory } from './own-memory.tsx'
import { RemindersForm } from './reminders-form.tsx'

/** What is written to the person signed in, and when not; and how their reviews are timed. */
export function RemindersPage() {
  const { organisationId, may } = useHere()
  const chosen = useReading(readReviewPreferences, { params: { organisationId } })
  return (
    <>
      <PageHeader
        title="Reminders"
        about="What is written to you by mail, and when it is quiet. Nobody else sees this."
      />
      <Loaded of={chosen}>{(found) => <RemindersForm key={JSON.stringify(found)} chosen={found} />}</Loaded>
      {may('assessments.take') && <OwnMemory />}
    </>
  )
}

import './trainers-page.css'
import { useHere } from '../../api/here.ts'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { AvailabilityPanel } from './availability-panel.tsx'

/** One's own hours and days away; plans are checked against them. */
export function AvailabilityPage() {
  const { personId } = useHere()
  return (
    <>
      <PageHeader title="My hours and days away" about="Every plan with you in it is checked against this." />
      <AvailabilityPanel personId={personId} title="When you can" />
    </>
  )
}

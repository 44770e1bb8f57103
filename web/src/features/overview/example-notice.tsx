import type { readOverview, ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { Notice } from '../../ui/feedback/notice.tsx'

/** Looked for once in an example: no part of the first page. */
const PlayAPart = lazy(async () => ({ default: (await import('./play-a-part.tsx')).PlayAPart }))

/** In the example: that it is one, and the way to its other parts. */
export function ExampleNotice({ cohorts }: Pick<ReplyOf<typeof readOverview>, 'cohorts'>) {
  const { may } = useHere()
  const { example } = useOrganisation()
  const [open, setOpen] = useState(false)
  const running = cohorts.find(({ week, nextSession }) => week !== null && nextSession !== null)
  if (!example || !running || !may('members.manage')) return null
  return (
    <>
      <Notice
        tone="calm"
        title="This is the example organisation: its people are made up, and you may change anything."
        action={
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            See it as a trainer, participant or manager
          </Button>
        }
      />
      {open && (
        <Suspense fallback={null}>
          <PlayAPart cohortId={running.cohortId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

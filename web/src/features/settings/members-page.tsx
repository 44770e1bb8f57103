import './members-page.css'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useHere } from '../../api/here.ts'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { InvitationsPanel } from './invitations-panel.tsx'
import type { Member } from './member.ts'
import { MembersPanel } from './members-panel.tsx'

const InvitePeople = lazy(async () => ({ default: (await import('./invite-people.tsx')).InvitePeople }))
const ChangeMember = lazy(async () => ({ default: (await import('./change-member.tsx')).ChangeMember }))

type Act = 'invite' | Member | null

/** Who belongs to the organisation and as what, and who is asked to join. */
export function MembersPage() {
  const { may } = useHere()
  const mayManage = may('members.manage')
  const [act, setAct] = useState<Act>(null)
  const close = (): void => setAct(null)
  return (
    <>
      <PageHeader
        title="Members"
        action={mayManage && <Button onClick={() => setAct('invite')}>Invite people</Button>}
      />
      <div className="members-page">
        <MembersPanel onOpen={mayManage ? setAct : null} />
        {mayManage && <InvitationsPanel />}
      </div>
      <Suspense>
        {act === 'invite' && <InvitePeople onClose={close} />}
        {act !== null && act !== 'invite' && <ChangeMember listed={act} onClose={close} />}
      </Suspense>
    </>
  )
}

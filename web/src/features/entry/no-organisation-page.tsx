import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../api/session/session-query.ts'
import { useSignOut } from '../../api/session/use-sign-out.ts'
import { PageHeader } from '../../ui/shell/page-header.tsx'

/** Somebody who is signed in and belongs to no organisation (any more). */
export function NoOrganisationPage() {
  const { data: session } = useQuery(sessionQuery)
  const signOut = useSignOut()
  return (
    <>
      <PageHeader title="You belong to no organisation here" />
      <p>
        {session ? `You are signed in as ${session.email}. ` : ''}Ask somebody who runs your programme to invite this
        address, then open the link in their mail.
      </p>
      <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
    </>
  )
}

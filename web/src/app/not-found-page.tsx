import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { use } from 'react'
import { OrganisationContext } from '../api/session/use-session.ts'
import { EntryFrame } from '../features/entry/entry-frame.tsx'
import { paletteCommand } from '../ui/commands/command-centre.tsx'
import { useRunCommand } from '../ui/commands/use-commands.ts'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { PageHeader } from '../ui/shell/page-header.tsx'

export function NotFoundPage() {
  // Outside an organisation there is no frame yet, and nothing to find by name.
  const inside = use(OrganisationContext) !== null
  return inside ? (
    <Nothing inside />
  ) : (
    <EntryFrame>
      <Nothing />
    </EntryFrame>
  )
}

function Nothing({ inside = false }: { readonly inside?: boolean }) {
  const run = useRunCommand()
  return (
    <>
      <PageHeader title="Nothing at this address" />
      <EmptyState
        title="It may have moved, or belong to another organisation"
        action={
          <>
            <Button component={Link} to="/">
              Go to the first page
            </Button>
            {inside && (
              <Button variant="default" onClick={() => run(paletteCommand)}>
                Find it by name
              </Button>
            )}
          </>
        }
      >
        Addresses stay the same for as long as the thing exists. If a link in Cadre led here, please tell whoever runs
        your organisation.
      </EmptyState>
    </>
  )
}

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { PageHeader } from '../ui/shell/page-header.tsx'

/** A place of this organisation that this person's roles do not open. */
export const NotOpenPage = ({ label, home }: { readonly label: string; readonly home: string }) => (
  <>
    <PageHeader title={label} />
    <EmptyState
      title="Your role here does not open this"
      action={
        <Button component={Link} to={home}>
          Go to your first page
        </Button>
      }
    >
      If you need it, ask somebody who runs your programme to change your role.
    </EmptyState>
  </>
)

import { PageHeader } from '../../ui/shell/page-header.tsx'
import { SetUpForm } from './set-up-form.tsx'

/** The first visit to a server that has no organisation yet. */
export function WelcomePage() {
  return (
    <>
      <PageHeader
        title="Welcome to Cadre"
        about="From an exam guide to a cohort on everybody’s calendar. Five questions, then you are in."
      />
      <SetUpForm />
    </>
  )
}

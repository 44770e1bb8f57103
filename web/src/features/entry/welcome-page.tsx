import { Panel } from '../../ui/data/panel.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import './welcome-page.css'
import { ExampleDoor } from './example-door.tsx'
import { SetUpForm } from './set-up-form.tsx'

/** The first visit to a server that has no organisation yet. */
export function WelcomePage() {
  return (
    <>
      <PageHeader
        title="Welcome to Cadre"
        about="From an exam guide to a cohort on everybody’s calendar. Set up yours with five questions, or look around an example first."
      />
      <div className="welcome-doors">
        <ExampleDoor />
        <Panel title="Set up yours">
          <SetUpForm />
        </Panel>
      </div>
    </>
  )
}

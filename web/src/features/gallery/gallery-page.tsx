import './gallery-page.css'
import { Button, Menu } from '@mantine/core'
import { sayDone } from '../../ui/feedback/say.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { ChartSection } from './chart-section.tsx'
import { DataSection } from './data-section.tsx'
import { FeedbackSection } from './feedback-section.tsx'
import { FormSection } from './form-section.tsx'
import { ShellSection } from './shell-section.tsx'

/** Every piece of the interface with neutral sample data: to look at, to measure, to check with axe. */
export function GalleryPage() {
  return (
    <>
      <PageHeader
        above="Interface"
        title="Gallery"
        about="Every piece that screens are made of, with sample data"
        more={
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default">More</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => sayDone('Address copied')}>Copy the address</Menu.Item>
              <Menu.Item color="red">Delete the sample data</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        }
        action={<Button onClick={() => sayDone('Session 8 confirmed')}>Confirm session 8</Button>}
      />
      <div className="gallery">
        <ShellSection />
        <DataSection />
        <ChartSection />
        <CalendarSection />
        <FormSection />
        <FeedbackSection />
      </div>
    </>
  )
}

import './mail-page.css'
import { readOutbox } from '@cadre/contracts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { Day } from '../../ui/data/day.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'

const most = 200

/** What Cadre mailed in the name of the organisation, to read in full. */
export function MailPage() {
  const { organisationId } = useHere()
  const outbox = useReading(readOutbox, { params: { organisationId }, query: { limit: most } })
  return (
    <>
      <PageHeader
        title="Mail"
        about="What Cadre writes in the name of the organisation, newest first. Without a mail server it stays here to be read."
      />
      <Loaded of={outbox}>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nothing has been sent yet. Invitations and calendars will stand here.</p>
          ) : (
            <Panel title="Outbox">
              {items.map((mail) => (
                <details key={mail.messageId} className="mail-page-mail">
                  <summary>
                    <span>{mail.subject}</span>
                    <span>to {mail.to}</span>
                    <span>
                      <Day at={mail.queuedAt} />
                    </span>
                    <State sentAt={mail.sentAt} lastError={mail.lastError} />
                  </summary>
                  {mail.lastError !== null && <p>{mail.lastError}</p>}
                  <pre>{mail.text}</pre>
                  {mail.attachments.map(({ filename }) => (
                    <p key={filename}>With {filename}</p>
                  ))}
                </details>
              ))}
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

function State({ sentAt, lastError }: { readonly sentAt: string | null; readonly lastError: string | null }) {
  if (sentAt !== null) return <Mark tone="good">Sent</Mark>
  return lastError === null ? <Mark tone="calm">In the outbox</Mark> : <Mark tone="bad">Failed, tried again</Mark>
}

import './play-a-part.css'
import { linkToExamplePerson, listMembers, readCohort, type ReplyOf } from '@cadre/contracts'
import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWrite } from '../../api/use-write.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { CopyThis } from '../../ui/form/copy-this.tsx'
import { exampleParts, type Part } from './example-parts.ts'

type Props = { readonly cohortId: ReplyOf<typeof readCohort>['cohortId']; readonly onClose: () => void }

/** The example's trainers and participants have no mailbox: whoever looks around opens it as one of them by a link. */
export function PlayAPart({ cohortId, onClose }: Props) {
  const { organisationId } = useHere()
  const cohort = useReading(readCohort, { params: { organisationId, cohortId } })
  const members = useReading(listMembers, { params: { organisationId }, query: { limit: 200 } })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title="See it as somebody else"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className="play-a-part-how">
        Open the link in a private window or another browser: opened in this one, it would end your own visit.
      </p>
      <Loaded of={cohort}>
        {(found) => (
          <Loaded of={members}>
            {({ members: everybody }) => (
              <ul className="play-a-part">
                {exampleParts(found, everybody).map((part) => (
                  <PartLine key={part.personId} part={part} />
                ))}
              </ul>
            )}
          </Loaded>
        )}
      </Loaded>
    </Modal>
  )
}

function PartLine({ part: { personId, name, does } }: { readonly part: Part }) {
  const { organisationId } = useHere()
  const [link, setLink] = useState<string | null>(null)
  const write = useWrite(
    () => call(linkToExamplePerson, { params: { organisationId, personId } }),
    (made) => setLink(made.link),
  )
  return (
    <li>
      <div className="play-a-part-who">
        <strong>{name}</strong>
        <span>{does}</span>
      </div>
      {link === null ? (
        <Button
          variant="default"
          loading={write.busy}
          aria-label={`Make a link for ${name}`}
          onClick={() => write.run(undefined)}
        >
          Make a link
        </Button>
      ) : (
        <div className="play-a-part-link">
          <TextInput
            aria-label={`Opens the example as ${name}; works once`}
            readOnly
            value={link}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <CopyThis value={link} words="Copy" />
        </div>
      )}
      {write.failure && <FailureNotice failure={write.failure} />}
    </li>
  )
}

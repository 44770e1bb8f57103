import { applyImport, discardImport, type listImports, type ReplyOf } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import { countText } from '../../lib/format/number.ts'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { LongWork } from '../../ui/feedback/long-work.tsx'
import { sayFailure } from '../../ui/feedback/say.tsx'
import { TextField } from '../../ui/form/fields.tsx'
import { ImportReport } from './import-report.tsx'
import { formatWords, stageTones, stageWords } from './words.ts'

type Import = ReplyOf<typeof listImports>['items'][number]

/** A file on its way in: how far it is, what would become of each question, and adding all of it or nothing. */
export function ImportCard({ one }: { readonly one: Import }) {
  const { organisationId, at } = useHere()
  const params = { organisationId, importId: one.importId }
  const apply = useWriting(applyImport)
  const discard = useWriting(discardImport)
  const [provenance, setProvenance] = useState('')
  const { counts, stage } = one
  const fresh = counts.exact + counts.approximated
  const add = async (): Promise<void> => {
    const done = await apply.run({ params, body: { provenance } })
    if (!done.ok) sayFailure(done.failure)
  }
  return (
    <Panel title={one.name} aside={<Mark tone={stageTones[stage]}>{stageWords[stage]}</Mark>}>
      <div className="bank-page-stack">
        {one.problem !== null && <p>{one.problem}</p>}
        {(stage === 'reading' || stage === 'adding') && <LongWork what={stageWords[stage]} share={one.progress} />}
        {counts.questions > 0 && (
          <p>
            {one.format !== null && `${formatWords[one.format]}, `}
            {countText(counts.questions, 'question')}: {counts.exact} exact, {counts.approximated} approximated,{' '}
            {counts.notImported} not imported{counts.known > 0 && `, ${counts.known} here already`}
          </p>
        )}
        {stage === 'added' && (
          <p>
            <Link to={at('questions')} search={{ state: 'draft' }}>
              Look at the drafts
            </Link>
            : each is live once it was reviewed.
          </p>
        )}
        {stage === 'ready' && (
          <>
            <ImportReport importId={one.importId} />
            <TextField
              name="provenance"
              label="Where they come from, and by what right"
              description={fresh > 0 ? 'Stands at each question. Needed before they are added.' : undefined}
              value={provenance}
              onChange={({ currentTarget }) => setProvenance(currentTarget.value)}
            />
            <div className="bank-page-row">
              <Button
                disabled={provenance.trim() === '' || fresh === 0}
                loading={apply.busy}
                onClick={() => void add()}
              >
                Add {countText(fresh, 'question')} as drafts
              </Button>
              <Button variant="default" onClick={() => void discard.run({ params })}>
                Discard
              </Button>
            </div>
          </>
        )}
      </div>
    </Panel>
  )
}

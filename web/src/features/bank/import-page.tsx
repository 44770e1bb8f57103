import './bank-page.css'
import {
  addShippedQuestions,
  applyImport,
  discardImport,
  exportFormats,
  importFormats,
  listCertifications,
  listImports,
  listShippedQuestions,
  pathOf,
  exportQuestions,
  readImport,
  startImport,
  type ReplyOf,
} from '@cadre/contracts'
import { Button, FileInput, Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { countText } from '../../lib/format/number.ts'
import type { Column } from '../../ui/data/column.ts'
import { DataTable } from '../../ui/data/data-table.tsx'
import { Mark } from '../../ui/data/mark.tsx'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { ChoiceField, TextField } from '../../ui/form/fields.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { base64Of } from './base64-of.ts'
import { fidelityTones, fidelityWords, stageTones, stageWords } from './words.ts'

type Import = ReplyOf<typeof listImports>['items'][number]
type Line = ReplyOf<typeof readImport>['items'][number]

const formatWords: Readonly<Record<(typeof importFormats)[number], string>> = { 'cadre-yaml': 'Cadre YAML' }

/** Files in, as a dry run first, and files out. */
export function ImportPage() {
  const { organisationId, at } = useHere()
  const imports = useReading(listImports, { params: { organisationId } })
  return (
    <>
      <PageHeader
        title="Import and export"
        above={<Link to={at('questions')}>Questions</Link>}
        about="A file is read first and shown question by question. Then all of it is added, or nothing."
      />
      <div className="bank-page-stack">
        <Shipped />
        <FromFile />
        <Loaded of={imports} rows={2}>
          {({ items }) => (
            <>
              {items.map((one) => (
                <OneImport key={one.importId} one={one} />
              ))}
            </>
          )}
        </Loaded>
        <Panel title="Export">
          <p className="bank-page-hint">
            Every question, with reasons, cases and images, in a file that reads back the same.
          </p>
          <div className="bank-page-row">
            {exportFormats.map((format) => (
              <Button
                key={format}
                component="a"
                variant="default"
                href={`${pathOf(exportQuestions, { organisationId })}?format=${format}`}
                download="questions.yaml"
              >
                Download as {formatWords[format]}
              </Button>
            ))}
          </div>
        </Panel>
      </div>
    </>
  )
}

function Shipped() {
  const { organisationId } = useHere()
  const shipped = useReading(listShippedQuestions, { params: { organisationId } })
  const add = useWriting(addShippedQuestions)
  const take = async (code: string): Promise<void> => {
    const done = await add.run({ params: { organisationId, code } })
    if (done.ok) sayDone(`${countText(done.value.added, 'question')} for ${code} added, live.`)
    else sayFailure(done.failure)
  }
  return (
    <Panel title="Ships with Cadre">
      <Loaded of={shipped} rows={2}>
        {({ items }) => (
          <div className="bank-page-stack">
            {items.map(({ code, questions, present, certificationId }) => (
              <div key={code} className="bank-page-row">
                <strong>{code}</strong>
                <span>
                  {countText(questions, 'question')}, {present} of them here
                </span>
                {present < questions && certificationId !== null && (
                  <Button variant="default" size="compact-sm" loading={add.busy} onClick={() => void take(code)}>
                    Add {countText(questions - present, 'question')}
                    <span className="visually-hidden"> for {code}</span>
                  </Button>
                )}
              </div>
            ))}
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

function FromFile() {
  const { organisationId } = useHere()
  const certifications = useReading(listCertifications, { params: { organisationId } })
  const start = useWriting(startImport)
  const [certificationId, setCertification] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (): Promise<void> => {
    if (!file) return
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()))
    const body = { name: file.name.slice(0, 200), format: 'cadre-yaml' as const, certificationId, base64 }
    const done = await start.run({ params: { organisationId }, body })
    setFailure(done.ok ? null : done.failure)
    if (done.ok) setFile(null)
  }
  return (
    <Panel title="From a file">
      <div className="bank-page-stack">
        {failure && <FailureNotice failure={failure} />}
        <ChoiceField
          name="certificationId"
          label="Exam"
          data={[
            { value: '', label: 'Choose one' },
            ...(certifications.value?.items ?? []).map((each) => ({ value: each.certificationId, label: each.code })),
          ]}
          value={certificationId}
          onChange={({ currentTarget }) => setCertification(currentTarget.value)}
        />
        <FileInput
          label="File of questions"
          description="A Cadre question bank (YAML), at most 24 MB"
          placeholder="Choose a file"
          accept=".yaml,.yml"
          value={file}
          onChange={setFile}
        />
        <div className="bank-page-row">
          <Button disabled={!file || certificationId === ''} loading={start.busy} onClick={() => void send()}>
            Read the file
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function OneImport({ one }: { readonly one: Import }) {
  const { organisationId } = useHere()
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
        {(stage === 'reading' || stage === 'adding') && (
          <Progress aria-label={stageWords[stage]} value={one.progress * 100} animated />
        )}
        {counts.questions > 0 && (
          <p>
            {countText(counts.questions, 'question')}: {counts.exact} exact, {counts.approximated} approximated,{' '}
            {counts.notImported} not imported, {counts.known} here already
          </p>
        )}
        {stage === 'ready' && (
          <>
            <Report one={one} />
            <TextField
              name="provenance"
              label="Where they come from, and by what right"
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

function Report({ one }: { readonly one: Import }) {
  const { organisationId } = useHere()
  const report = useReading(readImport, { params: { organisationId, importId: one.importId } })
  return (
    <Loaded of={report} rows={4}>
      {({ items }) => (
        <DataTable
          label="What becomes of each question"
          columns={columns}
          rows={items}
          rowId={({ position }) => String(position)}
          empty={null}
        />
      )}
    </Loaded>
  )
}

const columns: readonly Column<Line>[] = [
  { id: 'name', header: 'Question', value: ({ name, position }) => `${position}. ${name}` },
  {
    id: 'fidelity',
    header: 'Becomes',
    value: ({ fidelity }) => fidelityWords[fidelity],
    cell: ({ fidelity }) => <Mark tone={fidelityTones[fidelity]}>{fidelityWords[fidelity]}</Mark>,
  },
  { id: 'notes', header: 'Notes', value: ({ notes }) => notes.join(' ') },
]

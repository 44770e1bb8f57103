import './bank-page.css'
import {
  addShippedQuestions,
  listCertifications,
  listImports,
  listShippedQuestions,
  startImport,
} from '@cadre/contracts'
import { Button, FileInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { countText } from '../../lib/format/number.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { sayDone, sayFailure } from '../../ui/feedback/say.tsx'
import { ChoiceField } from '../../ui/form/fields.tsx'
import { PageHeader } from '../../ui/shell/page-header.tsx'
import { base64Of } from './base64-of.ts'
import { ExportPanel } from './export-panel.tsx'
import { ImportCard } from './import-card.tsx'

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
      <div className="bank-page-stack bank-page-panels">
        <Shipped />
        <FromFile />
        <Loaded of={imports} rows={2}>
          {({ items }) => (
            <>
              {items.map((one) => (
                <ImportCard key={one.importId} one={one} />
              ))}
            </>
          )}
        </Loaded>
        <ExportPanel />
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
                  {countText(questions, 'question')}, {present === questions ? 'all' : present} of them here
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
    const body = { name: file.name.slice(0, 200), certificationId, base64 }
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
          description="Moodle XML, GIFT, Aiken, QTI, Common Cartridge, CSV, Brightspace, Blackboard or a question bank (YAML), at most 24 MB. The format is found by what stands in the file."
          placeholder="Choose a file"
          value={file}
          onChange={(chosen) => {
            setFile(chosen)
            setFailure(null)
          }}
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

import './run.css'
import { honourCodeChanged, publishHonourCode, readHonourCode } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { Panel } from '../../../ui/data/panel.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { LeaveGuard } from '../../../ui/feedback/leave-guard.tsx'
import { Notice } from '../../../ui/feedback/notice.tsx'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { TextAreaField } from '../../../ui/form/fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHeader } from '../../../ui/shell/page-header.tsx'
import { QuestionText } from '../../../ui/question/question-text.tsx'

/** What takers accept before they start; each attempt keeps the version it accepted. */
export function HonourCodePage() {
  const { organisationId, at } = useHere()
  const code = useReading(readHonourCode, { params: { organisationId } })
  return (
    <>
      <PageHeader title="Honour code" above={<Link to={at('assessments')}>Assessments</Link>} />
      <Loaded of={code}>{(found) => <Edit standing={found} />}</Loaded>
    </>
  )
}

type Code = { readonly version: number; readonly text: string }

/** What is being written outlives that somebody else publishes: it goes on from their version once the writer says so. */
function Edit({ standing }: { readonly standing: Code }) {
  const { organisationId } = useHere()
  const refresh = useRefresh('assessments')
  const [begun, setBegun] = useState(standing)
  const [words, setWords] = useState(standing.text)
  const begin = (code: Code): void => {
    setBegun(code)
    setWords(code.text)
  }
  const written = words !== begun.text
  if (standing.version > begun.version && !written) begin(standing)
  const overtaken = standing.version > begun.version
  const write = useWrite(
    (body: { text: string; replaces: number }) => call(publishHonourCode, { params: { organisationId }, body }),
    async (published) => {
      begin(published)
      await refresh()
      sayDone(`Version ${published.version} holds from now on`)
    },
  )
  const isOvertaken = write.failure?.code === honourCodeChanged.code
  const publish = async (): Promise<void> => {
    const came = await write.written({ text: words, replaces: begun.version })
    // What was published meanwhile is shown, to choose about.
    if (!came.ok && came.failure.code === honourCodeChanged.code) await refresh()
  }
  return (
    <div className="honour-code">
      <LeaveGuard when={written} what="words for the honour code" />
      <Form
        submit="Publish as a new version"
        busy={write.busy}
        failure={isOvertaken ? null : write.failure}
        onSubmit={(event) => {
          event.preventDefault()
          void publish()
        }}
      >
        {overtaken && (
          <Notice
            tone="warn"
            title={`Somebody published version ${standing.version} meanwhile`}
            action={
              <span className="form-row">
                <Button size="compact-sm" onClick={() => setBegun(standing)}>
                  Replace it with mine
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => begin(standing)}>
                  Take theirs
                </Button>
              </span>
            }
          >
            <p>What you wrote is kept here. Theirs reads:</p>
            <QuestionText text={standing.text} />
          </Notice>
        )}
        <TextAreaField
          name="text"
          label="Text"
          description="Markdown. Attempts keep the version that was accepted"
          minRows={10}
          maxLength={8_000}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </Form>
      <Panel
        title={
          written ? `As version ${standing.version + 1} would read` : `Version ${begun.version}, as takers read it`
        }
      >
        <QuestionText text={words} />
      </Panel>
    </div>
  )
}

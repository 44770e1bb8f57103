import './run.css'
import { publishHonourCode, readHonourCode } from '@cadre/contracts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { Panel } from '../../../ui/data/panel.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
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
      <Loaded of={code}>{(found) => <Edit key={found.version} {...found} />}</Loaded>
    </>
  )
}

function Edit({ version, text }: { readonly version: number; readonly text: string }) {
  const { organisationId } = useHere()
  const refresh = useRefresh('assessments')
  const [words, setWords] = useState(text)
  const write = useWrite(
    (body: { text: string }) => call(publishHonourCode, { params: { organisationId }, body }),
    async (published) => {
      await refresh()
      sayDone(`Version ${published.version} holds from now on`)
    },
  )
  return (
    <div className="honour-code">
      <Form
        submit="Publish as a new version"
        busy={write.busy}
        failure={write.failure}
        onSubmit={(event) => {
          event.preventDefault()
          write.run({ text: words })
        }}
      >
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
      <Panel title={words === text ? `Version ${version}, as takers read it` : `As version ${version + 1} would read`}>
        <QuestionText text={words} />
      </Panel>
    </div>
  )
}

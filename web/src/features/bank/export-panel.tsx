import { exportQuestions, pathOf, previewExport, questionFileFormats } from '@cadre/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { countText } from '../../lib/format/number.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { Loaded } from '../../ui/feedback/loaded.tsx'
import { ChoiceField } from '../../ui/form/fields.tsx'
import { choicesOf, formatWords } from './words.ts'

type Format = (typeof questionFileFormats)[number]
const isFormat = (text: string): text is Format => text in formatWords

/** Files out: what the chosen format would lose is said before. */
export function ExportPanel() {
  const { organisationId } = useHere()
  const [format, setFormat] = useState<Format>('yaml')
  return (
    <Panel title="Export">
      <div className="bank-page-stack">
        <ChoiceField
          name="format"
          label="Format"
          data={choicesOf(formatWords)}
          value={format}
          onChange={({ currentTarget: { value } }) => isFormat(value) && setFormat(value)}
        />
        {format === 'yaml' ? (
          <p className="bank-page-hint">
            Every question, with reasons, cases and images, in a file that reads back the same. A draft that asks
            nothing yet is named when it is read, and stays out.
          </p>
        ) : (
          <Losses format={format} />
        )}
        <div className="bank-page-row">
          <Button
            component="a"
            variant="default"
            href={`${pathOf(exportQuestions, { organisationId })}?format=${format}`}
            download
          >
            Download
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function Losses({ format }: { readonly format: Format }) {
  const { organisationId } = useHere()
  const preview = useReading(previewExport, { params: { organisationId }, query: { format } })
  return (
    <Loaded of={preview} rows={3}>
      {({ questions, exact, approximated, notExported, losses }) => (
        <>
          <p>
            {countText(questions, 'question')}: {exact} exact, {approximated} approximated, {notExported} that this
            format cannot hold
          </p>
          {losses.length > 0 && (
            <ul className="bank-page-losses">
              {losses.map(({ words, questions: met }) => (
                <li key={words}>
                  {words.charAt(0).toUpperCase() + words.slice(1)} ({countText(met, 'question')})
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  )
}

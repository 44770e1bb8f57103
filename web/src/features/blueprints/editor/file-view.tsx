import { type Blueprint, type BlueprintProblem, parseBlueprint } from '@cadre/formats/blueprint'
import { Button, FileInput } from '@mantine/core'
import { useState } from 'react'
import { sayDone } from '../../../ui/feedback/say.tsx'
import { TextAreaField } from '../../../ui/form/fields.tsx'
import { fileOf } from './draft.ts'
import { ProblemList } from './file-problems.tsx'

type Props = {
  readonly draft: Blueprint
  readonly mayWrite: boolean
  /** What is typed and not read into the draft yet; null where nothing is. */
  readonly typed: string | null
  readonly onType: (typed: string | null) => void
  readonly onRead: (draft: Blueprint) => void
}

/** The same draft as its file: read it, change it, or take one in. */
export function FileView({ draft, mayWrite, typed, onType, onRead }: Props) {
  const file = fileOf(draft)
  const text = typed ?? file
  const [problems, setProblems] = useState<readonly BlueprintProblem[]>([])
  const type = (changed: string): void => onType(changed === file ? null : changed)
  const read = (given: string): void => {
    const parsed = parseBlueprint(given)
    if (!parsed.ok) {
      type(given)
      return setProblems(parsed.details.problems)
    }
    setProblems([])
    onType(null)
    onRead(parsed.value)
    sayDone('The file is read into the draft. Save to keep it.')
  }
  return (
    <div className="blueprint-editor-part">
      <TextAreaField
        name="file"
        label="The blueprint as YAML"
        classNames={{ input: 'blueprint-editor-file' }}
        autosize={false}
        rows={28}
        spellCheck={false}
        readOnly={!mayWrite}
        value={text}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      {problems.length > 0 && <ProblemList problems={problems} />}
      {mayWrite && (
        <div className="form-row">
          <div>
            <Button variant="default" onClick={() => read(text)}>
              Read it into the draft
            </Button>
          </div>
          {typed !== null && (
            <div>
              <Button variant="default" onClick={() => onType(null)}>
                Drop what I typed
              </Button>
            </div>
          )}
          <FileInput
            aria-label="Take in a file"
            placeholder="Take in a file"
            accept=".yaml,.yml,.json,text/yaml,application/json"
            onChange={(chosen) => void chosen?.text().then(read)}
          />
        </div>
      )}
    </div>
  )
}

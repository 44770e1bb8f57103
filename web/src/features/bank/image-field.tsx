import { addMedia } from '@cadre/contracts'
import { Button, FileInput } from '@mantine/core'
import { useState } from 'react'
import { useHere } from '../../api/here.ts'
import { useWriting } from '../../api/writing.ts'
import type { Failure } from '../../lib/failure.ts'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { TextField } from '../../ui/form/fields.tsx'
import { base64Of } from './base64-of.ts'

/** Brackets would end the words early. */
const wordsIn = (alt: string): string => alt.trim().replaceAll(/[[\]\\]/g, ' ')

/** An image with words that say what it shows, put behind the text as Markdown. */
export function ImageField({ onAdd }: { readonly onAdd: (markdown: string) => void }) {
  const { organisationId } = useHere()
  const add = useWriting(addMedia)
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [tried, setTried] = useState(false)
  const close = (): void => {
    setOpen(false)
    setFile(null)
    setAlt('')
    setFailure(null)
    setTried(false)
  }
  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setFailure(null)
  }
  const keep = async (): Promise<void> => {
    setTried(true)
    if (!file || wordsIn(alt) === '') return
    setFailure(null)
    const base64 = base64Of(new Uint8Array(await file.arrayBuffer()))
    const kept = await add.run({ params: { organisationId }, body: { base64 } })
    if (!kept.ok) return setFailure(kept.failure)
    onAdd(`![${wordsIn(alt)}](media:${kept.value.hash})`)
    close()
  }
  if (!open)
    return (
      <div className="question-page-row">
        <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
          Add an image
        </Button>
      </div>
    )
  return (
    <fieldset className="question-page-part">
      <legend>Image</legend>
      {failure && <FailureNotice failure={failure} />}
      <FileInput
        label="File"
        description="PNG, JPEG, GIF, WebP or SVG, at most 2 MB"
        placeholder="Choose an image"
        accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml"
        value={file}
        onChange={choose}
        error={tried && !file ? 'Choose the image first.' : null}
      />
      <TextField
        name="alt"
        label="What it shows"
        description="Read out to whoever does not see it"
        value={alt}
        error={
          tried && wordsIn(alt) === '' ? 'Say what it shows: without it, whoever does not see it cannot answer.' : null
        }
        onChange={({ currentTarget }) => setAlt(currentTarget.value)}
      />
      <div className="question-page-row">
        <Button loading={add.busy} onClick={() => void keep()}>
          Put it behind the text
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </div>
    </fieldset>
  )
}

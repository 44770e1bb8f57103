import './move-bar.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { readable } from '../../lib/format/readable.ts'
import { ChoiceField } from '../../ui/form/fields.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { Affected, DriftingCertification, MoveTarget } from './queries.ts'
import { movingWords } from './words.ts'

type Props = {
  readonly item: DriftingCertification
  readonly targets: readonly MoveTarget[]
  readonly chosen: readonly Affected[]
}

const idsOf = (chosen: readonly Affected[], kind: Affected['kind']): string[] =>
  chosen.filter((row) => row.kind === kind).map(({ id }) => id)

/** The offer under a list: where to, and one button that first shows everything. */
export function MoveBar({ item, targets, chosen }: Props) {
  const [to, setTo] = useState<string>(item.destination.certificationId ?? '')
  const [open, setOpen] = useState(false)
  const blueprintIds = idsOf(chosen, 'blueprint')
  const demandIds = idsOf(chosen, 'demand')
  const moving = movingWords(blueprintIds.length, demandIds.length)
  return (
    <div className="move-bar">
      <p>{readable(item.destination.words)}</p>
      <ChoiceField
        name={`to-${item.certificationId}`}
        label="Move to"
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data={[{ value: '', label: 'Choose a certification' }, ...targets.map(optionFor(item))]}
      />
      <Button disabled={to === '' || moving === ''} onClick={() => setOpen(true)}>
        {moving === '' ? 'Choose what to move' : 'Preview the move'}
      </Button>
      {open && (
        <MoveDialog
          moving={moving}
          from={item.code}
          chosen={{ to, blueprintIds, demandIds }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

const optionFor =
  (item: DriftingCertification) =>
  ({ certificationId, code, name }: MoveTarget) => ({
    value: certificationId,
    label: certificationId === item.certificationId ? `${code} under its new guide` : `${code} ${name}`,
  })

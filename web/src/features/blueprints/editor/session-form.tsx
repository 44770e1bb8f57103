import { type Blueprint, deliveryFormats, type Session, sessionKinds } from '@cadre/formats/blueprint'
import { MultiSelect } from '@mantine/core'
import { TextField } from '../../../ui/form/fields.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { BlockList } from './block-list.tsx'
import { Choice, Reference } from './choice.tsx'
import { DomainAmounts } from './domain-amounts.tsx'
import { SessionRecords, useTimings } from './timings.tsx'

type Props = {
  readonly draft: Blueprint
  readonly session: Session
  readonly change: (session: Session) => void
}

const withoutModule = ({ module: _module, ...rest }: Session): Session => rest

/** One live session: when, how, its timed blocks, what it serves. Its length is the sum of its blocks. */
export function SessionForm({ draft, session, change }: Props) {
  const put = (part: Partial<Session>): void => change({ ...session, ...part })
  const timing = useTimings().get(session.key)
  const objectives = draft.modules.flatMap((module) => module.objectives)
  return (
    <>
      <TextField
        name="title"
        label="Title"
        value={session.title}
        onChange={({ currentTarget }) => put({ title: currentTarget.value })}
      />
      <div className="form-row">
        <NumberField
          name="week"
          label="Week"
          min={1}
          max={draft.weeks}
          value={session.week}
          onChange={(week) => put({ week: Number(week) })}
        />
        <Choice name="kind" label="Kind" of={sessionKinds} value={session.kind} onChange={(kind) => put({ kind })} />
        <Choice
          name="format"
          label="Format"
          of={deliveryFormats}
          value={session.format}
          onChange={(format) => put({ format })}
        />
        <Reference
          name="module"
          label="Module"
          among={draft.modules}
          value={session.module}
          none="None"
          onChange={(module) => (module === null ? change(withoutModule(session)) : put({ module }))}
        />
      </div>
      {timing && <SessionRecords timing={timing} />}
      <BlockList
        {...(timing && { timing })}
        blocks={session.blocks}
        labs={draft.labs}
        onChange={(blocks) => put({ blocks, minutes: blocks.reduce((sum, { minutes }) => sum + minutes, 0) })}
      />
      <DomainAmounts
        legend="Minutes for each exam domain"
        domains={draft.domains}
        amounts={session.domainMinutes}
        onChange={(domainMinutes) => put({ domainMinutes })}
      />
      <MultiSelect
        label="Objectives"
        searchable
        value={[...session.objectives]}
        onChange={(chosen) => put({ objectives: chosen })}
        data={objectives.map(({ key, text }) => ({ value: key, label: text }))}
      />
      <MultiSelect
        label="Materials"
        searchable
        value={[...session.materials]}
        onChange={(materials) => put({ materials })}
        data={draft.materials.map(({ key, title }) => ({ value: key, label: title }))}
      />
    </>
  )
}

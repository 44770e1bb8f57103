import type { Blueprint, Module, Objective } from '@cadre/formats/blueprint'
import { TextAreaField, TextField } from '../../../ui/form/fields.tsx'
import { Reference } from './choice.tsx'
import { freshKey } from './draft.ts'
import { KeyedList } from './keyed-list.tsx'

type Props = { readonly draft: Blueprint; readonly module: Module; readonly change: (module: Module) => void }

/** A module and its objectives, each under the exam domain that it serves. */
export function ModuleForm({ draft, module, change }: Props) {
  const domains = draft.domains.map(({ key, name }) => ({ key, title: name }))
  const titles = new Map(domains.map(({ key, title }) => [key, title]))
  const all = draft.modules.flatMap(({ objectives }) => objectives)
  return (
    <>
      <TextField
        name="title"
        label="Title"
        value={module.title}
        onChange={({ currentTarget }) => change({ ...module, title: currentTarget.value })}
      />
      <KeyedList<Objective>
        label={`Objectives of ${module.title}`}
        one="objective"
        items={module.objectives}
        nameOf={({ text }) => text}
        about={({ domain, task }) => [titles.get(domain) ?? domain, task ?? ''].filter(Boolean).join(', task ')}
        fresh={() => ({
          key: freshKey('objective', all),
          domain: draft.domains[0]?.key ?? '',
          text: 'What a participant can do afterwards',
        })}
        onChange={(objectives) => change({ ...module, objectives })}
        render={(objective, put) => (
          <>
            <TextAreaField
              name="text"
              label="What a participant can do afterwards"
              minRows={2}
              value={objective.text}
              onChange={({ currentTarget }) => put({ ...objective, text: currentTarget.value })}
            />
            <Reference
              name="domain"
              label="Exam domain"
              among={domains}
              value={objective.domain}
              onChange={(domain) => domain !== null && put({ ...objective, domain })}
            />
          </>
        )}
      />
    </>
  )
}

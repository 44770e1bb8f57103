import type { Blueprint, Checkpoint, Lab, Material, Module, SelfPacedUnit, Session } from '@cadre/formats/blueprint'
import { minutesText } from '../../../lib/format/duration.ts'
import { countText } from '../../../lib/format/number.ts'
import { spelled } from '../words.ts'
import { freshKey } from './draft.ts'
import { KeyedList } from './keyed-list.tsx'
import { LabForm } from './lab-form.tsx'
import { ModuleForm } from './module-form.tsx'
import { CheckpointForm, MaterialForm, UnitForm } from './other-forms.tsx'
import { SessionForm } from './session-form.tsx'
import { overrunText, useTimings } from './timings.tsx'

type Props = { readonly draft: Blueprint; readonly put: (part: Partial<Blueprint>) => void }

export function Sessions({ draft, put }: Props) {
  const timings = useTimings()
  return (
    <KeyedList<Session>
      label="Sessions"
      one="session"
      items={draft.sessions}
      nameOf={({ title }) => title}
      about={({ key, week, kind, minutes }) =>
        `week ${week} · ${spelled(kind)} · ${minutesText(minutes)}${overrunText(timings.get(key))}`
      }
      fresh={() => ({
        key: freshKey('session', draft.sessions),
        week: draft.sessions.at(-1)?.week ?? 1,
        title: 'New session',
        kind: 'session',
        ...standardSession,
        format: draft.format,
        objectives: [],
        domainMinutes: {},
        materials: [],
        discuss: [],
      })}
      onChange={(sessions) => put({ sessions })}
      render={(session, change) => <SessionForm {...{ draft, session, change }} />}
    />
  )
}

/** The standard session of 90 minutes (B2). */
const standardSession = {
  minutes: 90,
  blocks: [
    { kind: 'opening-review', minutes: 15, notes: [] },
    { kind: 'core-instruction', minutes: 30, notes: [] },
    { kind: 'hands-on-lab', minutes: 25, notes: [] },
    { kind: 'practice-and-discussion', minutes: 15, notes: [] },
    { kind: 'closing', minutes: 5, notes: [] },
  ],
} as const

export const Modules = ({ draft, put }: Props) => (
  <KeyedList<Module>
    label="Modules"
    one="module"
    items={draft.modules}
    nameOf={({ title }) => title}
    about={({ objectives }) => countText(objectives.length, 'objective')}
    fresh={() => ({ key: freshKey('module', draft.modules), title: 'New module', objectives: [] })}
    onChange={(modules) => put({ modules })}
    render={(module, change) => <ModuleForm {...{ draft, module, change }} />}
  />
)

export const Labs = ({ draft, put }: Props) => (
  <KeyedList<Lab>
    label="Labs"
    one="lab"
    items={draft.labs}
    nameOf={({ title }) => title}
    about={({ minutes, audience, tested }) =>
      `${minutesText(minutes)} · ${spelled(audience)} · ${tested ? `tested ${tested.on}` : 'not tested yet'}`
    }
    fresh={() => ({
      key: freshKey('lab', draft.labs),
      title: 'New lab',
      goal: 'What it is for',
      domain: draft.domains[0]?.key ?? '',
      objectives: [],
      minutes: 25,
      audience: 'everyone',
      needs: [],
      steps: [{ do: 'What to do' }],
      outcomes: ['What is true when it has worked'],
    })}
    onChange={(labs) => put({ labs })}
    render={(lab, change) => <LabForm {...{ draft, lab, change }} />}
  />
)

export const Materials = ({ draft, put }: Props) => (
  <KeyedList<Material>
    label="Materials"
    one="material"
    items={draft.materials}
    nameOf={({ title }) => title}
    about={({ kind }) => spelled(kind)}
    fresh={() => ({
      key: freshKey('material', draft.materials),
      title: 'New material',
      url: 'https://',
      kind: 'documentation',
    })}
    onChange={(materials) => put({ materials })}
    render={(item, change) => <MaterialForm {...{ item, change }} />}
  />
)

export const SelfPaced = ({ draft, put }: Props) => (
  <KeyedList<SelfPacedUnit>
    label="Self-paced units"
    one="unit"
    items={draft.selfPaced}
    nameOf={({ title }) => title}
    about={({ kind, minutes }) => `${spelled(kind)} · ${minutesText(minutes)}`}
    fresh={() => ({
      key: freshKey('unit', draft.selfPaced),
      title: 'New unit',
      kind: 'study',
      minutes: 60,
      dueBefore: draft.sessions[0]?.key ?? '',
      instructions: 'What to do',
      objectives: [],
      domainMinutes: {},
      materials: [],
    })}
    onChange={(selfPaced) => put({ selfPaced })}
    render={(item, change) => <UnitForm {...{ draft, item, change }} />}
  />
)

export const Checkpoints = ({ draft, put }: Props) => (
  <KeyedList<Checkpoint>
    label="Checkpoints"
    one="checkpoint"
    items={draft.checkpoints}
    nameOf={({ title }) => title}
    about={({ kind, questions, minutes }) =>
      `${spelled(kind)} · ${countText(questions, 'question')} · ${minutesText(minutes)}`
    }
    fresh={() => ({
      key: freshKey('checkpoint', draft.checkpoints),
      title: 'New checkpoint',
      kind: 'quiz',
      when: { at: 'in-session', session: draft.sessions[0]?.key ?? '' },
      questions: 10,
      minutes: 15,
      conditions: 'open',
      questionsByDomain: {},
    })}
    onChange={(checkpoints) => put({ checkpoints })}
    render={(item, change) => <CheckpointForm {...{ draft, item, change }} />}
  />
)

import {
  changeInBulk,
  previewBulk,
  readAttestation,
  type CallInput,
  type ReplyOf,
  type readBankOverview,
} from '@cadre/contracts'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useHere } from '../../api/here.ts'
import { useReading } from '../../api/reading.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { failureBehind } from '../../api/request-failed.ts'
import { countText } from '../../lib/format/number.ts'
import { ConsequencesDialog, type ConsequenceGroup } from '../../ui/feedback/consequences-dialog.tsx'
import { sayFailure } from '../../ui/feedback/say.tsx'
import type { BankSearch } from './bank-search.ts'
import { filterOf } from './filter-of.ts'
import { choicesOf, difficultyWords } from './words.ts'

type Body = CallInput<typeof previewBulk>['body']
type Change = Body['change']
type Counts = ReplyOf<typeof previewBulk>
type Act = Change['kind']
type Props = {
  readonly search: BankSearch
  readonly chosen: ReadonlySet<string>
  readonly overview: ReplyOf<typeof readBankOverview>
  readonly onBegun: (bulkId: string) => void
  readonly onChooseNone: () => void
}

const acts: Readonly<Record<Act, string>> = {
  tags: 'Add a tag',
  place: 'Move to a domain',
  difficulty: 'Set the difficulty',
  submit: 'Send to review',
  retire: 'Retire',
}
const isAct = (text: string): text is Act => text in acts

/** One change for many questions: those that are ticked, or all that the filter finds. Shows first what it would do. */
export function BulkBar({ search, chosen, overview, onBegun, onChooseNone }: Props) {
  const { organisationId } = useHere()
  const [act, setAct] = useState<Act>('tags')
  const [value, setValue] = useState('')
  const [declared, setDeclared] = useState(false)
  const [pending, setPending] = useState<{ body: Body; counts: Counts } | null>(null)
  const attestation = useReading(readAttestation, { params: { organisationId } }).value
  const refresh = useRefresh('bank', 'drift')
  const params = { organisationId }
  const change = changeOf(act, value, attestation?.version ?? 0)
  const selection: Body['selection'] =
    chosen.size > 0 ? { kind: 'these', questionIds: [...chosen] } : { kind: 'filter', filter: filterOf(search) }
  const preview = async (): Promise<void> => {
    if (!change) return
    const body = { selection, change }
    await call(previewBulk, { params, body }).then(
      (counts) => setPending({ body, counts }),
      (thrown: unknown) => sayFailure(failureBehind(thrown)),
    )
  }
  const commit = async ({ body, counts }: NonNullable<typeof pending>) =>
    call(changeInBulk, { params, body: { ...body, expected: counts.selected } }).then(async ({ bulkId }) => {
      await refresh()
      onBegun(bulkId)
      return null
    }, failureBehind)
  const who = chosen.size > 0 ? countText(chosen.size, 'chosen question') : 'all that are found'
  return (
    <section className="bank-page-bulk" data-chosen={chosen.size > 0} aria-label="Change many">
      <strong>Change {who}</strong>
      <NativeSelect
        aria-label="What to do"
        data={choicesOf(acts)}
        value={act}
        onChange={({ currentTarget }) => {
          setAct(isAct(currentTarget.value) ? currentTarget.value : 'tags')
          setValue('')
        }}
      />
      <Value act={act} value={value} onChange={setValue} overview={overview} search={search} />
      {act === 'submit' && attestation && (
        <Checkbox
          label={`For each of them: ${attestation.text}`}
          checked={declared}
          onChange={({ currentTarget }) => setDeclared(currentTarget.checked)}
        />
      )}
      <Button variant="default" disabled={!change || (act === 'submit' && !declared)} onClick={() => void preview()}>
        Show what changes
      </Button>
      {chosen.size > 0 && (
        <Button variant="subtle" color="gray" onClick={onChooseNone}>
          Choose none
        </Button>
      )}
      {pending && (
        <ConsequencesDialog
          title={acts[act]}
          intent={`${acts[act]}${value === '' ? '' : ` "${value}"`}: ${countText(pending.counts.selected, 'question')} looked at.`}
          groups={groupsOf(pending.counts)}
          commit={`Change ${countText(pending.counts.changed, 'question')}`}
          possible={pending.counts.changed > 0}
          destructive={act === 'retire'}
          undo={undoWords[act]}
          onCommit={() => commit(pending)}
          onClose={() => setPending(null)}
        />
      )}
    </section>
  )
}

const undoWords: Readonly<Record<Act, { possible: boolean; words: string }>> = {
  tags: { possible: true, words: 'Tags can be changed again.' },
  place: { possible: true, words: 'They can be moved again.' },
  difficulty: { possible: true, words: 'It can be set again.' },
  submit: { possible: true, words: 'Each can be withdrawn until it is reviewed.' },
  retire: { possible: false, words: 'A retired question needs a new review to be live again.' },
}

function changeOf(act: Act, value: string, attestation: number): Change | null {
  const words = value.trim()
  switch (act) {
    case 'tags':
      return words === '' ? null : { kind: 'tags', add: [words], remove: [] }
    case 'place':
      return words === '' ? null : { kind: 'place', domain: words, objective: null }
    case 'difficulty':
      return words === '' ? null : { kind: 'difficulty', difficulty: Number(words) }
    case 'submit':
      return attestation === 0 ? null : { kind: 'submit', attestation }
    case 'retire':
      return { kind: 'retire', reason: words }
  }
}

const groupsOf = ({ changed, unchanged, refused }: Counts): ConsequenceGroup[] => [
  { title: 'Change', tone: 'good', count: changed, items: [] },
  ...(unchanged > 0
    ? [
        {
          title: 'Are so already',
          tone: 'calm' as const,
          count: unchanged,
          items: [],
        },
      ]
    : []),
  ...(refused.length > 0
    ? [
        {
          title: 'Stay as they are',
          tone: 'warn' as const,
          count: refused.reduce((sum, { count }) => sum + count, 0),
          items: refused.map(({ words, count }) => ({ id: words, what: countText(count, 'question'), detail: words })),
        },
      ]
    : []),
]

type ValueProps = Pick<Props, 'overview' | 'search'> & {
  readonly act: Act
  readonly value: string
  readonly onChange: (value: string) => void
}

function Value({ act, value, onChange, overview, search }: ValueProps) {
  const change = ({ currentTarget }: { currentTarget: { value: string } }): void => onChange(currentTarget.value)
  if (act === 'submit') return null
  if (act === 'difficulty')
    return (
      <NativeSelect
        aria-label="Difficulty"
        data={[{ value: '', label: 'Choose one' }, ...choicesOf(difficultyWords)]}
        value={value}
        onChange={change}
      />
    )
  if (act === 'place') {
    const { domains = [] } =
      overview.certifications.find(({ certificationId }) => certificationId === search.certificationId) ?? {}
    return domains.length === 0 ? (
      <span className="bank-page-hint">Choose an exam above first.</span>
    ) : (
      <NativeSelect
        aria-label="Domain"
        data={[{ value: '', label: 'Choose one' }, ...domains.map(({ key, name }) => ({ value: key, label: name }))]}
        value={value}
        onChange={change}
      />
    )
  }
  const label = act === 'tags' ? 'Tag' : 'Why'
  return <TextInput aria-label={label} placeholder={label} value={value} onChange={change} />
}

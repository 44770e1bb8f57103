import { withdrawFact } from '@cadre/contracts'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { ConsequencesDialog } from '../../ui/feedback/consequences-dialog.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { factText } from './fact-text.ts'
import { type Detail, type FactKey, factWords, type RecordedFact } from './words.ts'

type Props = {
  readonly detail: Detail
  readonly act: { readonly key: FactKey; readonly fact: RecordedFact }
  readonly onClose: () => void
}

export function WithdrawFact({ detail, act: { key, fact }, onClose }: Props) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const { certificationId } = detail
  const text = factText(key, fact.value)
  const left = (detail.facts.find((group) => group.key === key)?.facts ?? []).filter(
    ({ factId }) => factId !== fact.factId,
  )
  const write = useWrite(
    (factId: typeof fact.factId) => call(withdrawFact, { params: { organisationId, certificationId, factId } }),
    async () => {
      await refresh()
      sayDone(`${factWords[key]}: ${text} is withdrawn`)
    },
  )
  return (
    <ConsequencesDialog
      title={`Withdraw “${factWords[key]}: ${text}”`}
      intent={`${detail.code} no longer shows this value. Use it for what was typed or read wrongly.`}
      groups={[
        {
          title: left.length === 0 ? 'Nothing is left under this heading' : 'What stays',
          tone: left.length === 0 ? 'warn' : 'calm',
          items: left.map((other) => ({
            id: other.factId,
            what: factText(key, other.value),
            detail: other.source,
          })),
        },
      ]}
      commit="Withdraw this value"
      undo={{ possible: false, words: 'The audit log keeps it; record it again to bring it back.' }}
      destructive
      onCommit={() => write.attempt(fact.factId)}
      onClose={onClose}
    />
  )
}

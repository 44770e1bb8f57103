import { lazy, Suspense } from 'react'
import type { Detail, FactKey, RecordedFact } from './words.ts'

const RecordFact = lazy(async () => ({ default: (await import('./record-fact.tsx')).RecordFact }))
const WithdrawFact = lazy(async () => ({ default: (await import('./withdraw-fact.tsx')).WithdrawFact }))
const Retire = lazy(async () => ({ default: (await import('./retire.tsx')).Retire }))
const PublishGuide = lazy(async () => ({ default: (await import('./publish-guide.tsx')).PublishGuide }))
const AddResource = lazy(async () => ({ default: (await import('./add-resource.tsx')).AddResource }))

/** What somebody set out to do with this certification. */
export type CertificationAct =
  | { readonly kind: 'record-fact' | 'retire' | 'publish' | 'add-resource' }
  | { readonly kind: 'withdraw'; readonly key: FactKey; readonly fact: RecordedFact }

type Props = { readonly detail: Detail; readonly act: CertificationAct | null; readonly onClose: () => void }

export function CertificationDialogs({ detail, act, onClose }: Props) {
  return (
    <Suspense>
      {act?.kind === 'record-fact' && <RecordFact detail={detail} onClose={onClose} />}
      {act?.kind === 'withdraw' && <WithdrawFact detail={detail} act={act} onClose={onClose} />}
      {act?.kind === 'retire' && <Retire detail={detail} onClose={onClose} />}
      {act?.kind === 'publish' && <PublishGuide detail={detail} onClose={onClose} />}
      {act?.kind === 'add-resource' && <AddResource detail={detail} onClose={onClose} />}
    </Suspense>
  )
}

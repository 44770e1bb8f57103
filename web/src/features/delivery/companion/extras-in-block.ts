import type { readOwnReadiness, ReplyOf } from '@cadre/contracts'
import type { SharedRun } from '../live-run.ts'

type Extra = ReplyOf<typeof readOwnReadiness>['items'][number]['extras'][number]
type InBlock = Pick<SharedRun, 'domains' | 'at' | 'phase'> & { readonly blocks: readonly { readonly kind: string }[] }

/**
 * What fits the block that runs: in the lab, labs and materials of the session's domains; where questions are discussed, and
 * after the end, materials alone. In other blocks everybody looks the same way.
 */
export function extrasInBlock(extras: readonly Extra[], { domains, at, blocks, phase }: InBlock): Extra[] {
  const kind = at === null ? undefined : blocks[at]?.kind
  const inLab = kind === 'hands-on-lab' && phase !== 'ended'
  if (!inLab && kind !== 'practice-and-discussion' && phase !== 'ended') return []
  return extras
    .filter(({ key }) => domains.includes(key))
    .map((extra) => ({ ...extra, labs: inLab ? extra.labs : [] }))
    .filter(({ labs, materials }) => labs.length + materials.length > 0)
}

import { blueprintHeadsOf } from '../../blueprints/index.ts'
import type { DriftSource } from '../app/source.ts'

export const blueprintsAtStake: DriftSource = async (reads, certificationIds) =>
  (await blueprintHeadsOf(reads))
    .filter(({ certificationId }) => certificationIds.has(certificationId))
    .map(({ blueprintId, ...head }) => ({ ...head, kind: 'blueprint', id: blueprintId, people: 0, until: null }))

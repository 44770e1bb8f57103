import { demandsOf } from '../../catalogue/index.ts'
import type { DriftSource } from '../app/source.ts'

export const demandAtStake: DriftSource = async (reads, certificationIds) =>
  (await demandsOf(reads))
    .filter(({ certificationId }) => certificationIds.has(certificationId))
    .map(({ demandId, certificationId, project, people, neededBy }) => ({
      certificationId,
      kind: 'demand',
      id: demandId,
      title: project,
      people,
      until: neededBy,
      guideVersion: null,
    }))

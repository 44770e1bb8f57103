import { certificatesOf, type Certificate } from '../../catalogue/index.ts'
import { directoryOf } from '../../identity/index.ts'
import type { DriftSource } from '../app/source.ts'

/** Each person's last certificate of a kind: one that was renewed already has nothing left to renew. */
export const certificatesAtStake: DriftSource = async (reads, certificationIds) => {
  const concerned = (await certificatesOf(reads, null)).filter(({ certificationId }) =>
    certificationIds.has(certificationId),
  )
  const directory = await directoryOf(
    reads,
    concerned.map(({ personId }) => personId),
  )
  const held = concerned.filter(({ personId }) => directory.get(personId)?.status === 'active')
  const byHolder = Map.groupBy(held, ({ personId, certificationId }) => `${personId} ${certificationId}`)
  return [...byHolder.values()].flatMap((certificates) =>
    certificates
      .toSorted(lastFirst)
      .slice(0, 1)
      .map(({ certificateId, certificationId, personId, expiresOn }) => ({
        certificationId,
        kind: 'certificate' as const,
        id: certificateId,
        title: directory.get(personId)?.name ?? '',
        people: 1,
        until: expiresOn,
        guideVersion: null,
      })),
  )
}

const forever = '9999-12-31'
const lastFirst = (a: Certificate, b: Certificate) => (b.expiresOn ?? forever).localeCompare(a.expiresOn ?? forever)

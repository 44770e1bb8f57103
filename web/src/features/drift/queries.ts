import { listDrift, previewMigration, type CallInput, type ReplyOf } from '@cadre/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

export type Drift = ReplyOf<typeof listDrift>
export type DriftingCertification = Drift['items'][number]
export type Affected = DriftingCertification['affected'][number]
export type MoveTarget = Drift['targets'][number]
export type Chosen = CallInput<typeof previewMigration>['body']
export type MovePreview = ReplyOf<typeof previewMigration>

/** Under the topic `catalogue`: what changes there changes what drifts. */
export const driftQuery = (organisationId: string) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'drift'],
    queryFn: () => call(listDrift, { params: { organisationId } }),
  })

export const movePreviewQuery = (organisationId: string, chosen: Chosen) =>
  queryOptions({
    queryKey: [organisationId, 'catalogue', 'drift', 'preview', chosen],
    queryFn: () => call(previewMigration, { params: { organisationId }, body: chosen }),
    staleTime: 0,
  })

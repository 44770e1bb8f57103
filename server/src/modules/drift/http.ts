import * as contract from '@cadre/contracts'
import { route, type Route } from '../../platform/http/route.ts'
import { readDrift } from './app/list-drift.ts'
import { migrate, preview } from './app/migrate.ts'
import type { DriftSource } from './app/source.ts'

export const driftRoutes = (sources: readonly DriftSource[]): Route[] => [
  route(contract.listDrift, readDrift(sources)),
  route(contract.previewMigration, preview),
  route(contract.migrateDrift, migrate),
]

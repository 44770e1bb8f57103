import * as contract from '@cadre/contracts'
import { route, type Route } from '../../platform/http/route.ts'
import { readOwnCosts, saveOwnCosts } from './app/costs.ts'
import type { ResultsOf } from './app/outcomes.ts'
import { acceptOne, undoOne } from './app/propose-deep-dive.ts'
import { readOneCohort } from './app/read-cohort.ts'
import { readAnswers } from './app/read-evidence.ts'
import { readAllCohorts, readReports } from './app/read-overviews.ts'
import { readMine, readOnePerson } from './app/read-person.ts'
import { readRecord } from './app/read-record.ts'

export const readinessRoutes = (resultsOf: ResultsOf): readonly Route[] => [
  route(contract.readOwnReadiness, readMine),
  route(contract.readPersonReadiness, readOnePerson),
  route(contract.readReadinessOverview, readAllCohorts),
  route(contract.readMyPeoplesReadiness, readReports),
  route(contract.readForecastRecord, readRecord(resultsOf)),
  route(contract.readCohortReadiness, readOneCohort),
  route(contract.acceptDeepDive, acceptOne),
  route(contract.undoDeepDive, undoOne),
  route(contract.readCosts, readOwnCosts),
  route(contract.saveCosts, saveOwnCosts),
  route(contract.readEvidence, readAnswers),
]

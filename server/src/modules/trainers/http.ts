import * as contract from '@cadre/contracts'
import { route, type Route } from '../../platform/http/route.ts'
import { readTrainers, removeOne, saveOne } from './app/keep-register.ts'
import { readSessions, tickOne, type SessionsOfCohort } from './app/prepare-sessions.ts'

export const trainerRoutes = (sessionsOfCohort: SessionsOfCohort): readonly Route[] => [
  route(contract.listTrainers, readTrainers),
  route(contract.saveTrainer, saveOne),
  route(contract.removeTrainer, removeOne),
  route(contract.readPreparation, readSessions(sessionsOfCohort)),
  route(contract.tickPreparation, tickOne(sessionsOfCohort)),
]

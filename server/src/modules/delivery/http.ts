import * as contract from '@cadre/contracts'
import { directRoute, route, type Route } from '../../platform/http/route.ts'
import { answerTogether, signTogether } from './app/answer-together.ts'
import { markOwnLab, parkOne, raiseOne, settleOneParked, settleOneRaised } from './app/asides.ts'
import { readAll, saveAll } from './app/attendance.ts'
import { commandOne, saveClosing } from './app/command-run.ts'
import { readOneConsole } from './app/console.ts'
import { giveOneNotice, joinOne, readMine } from './app/join-run.ts'
import { openOne } from './app/open-run.ts'
import { setAll } from './app/pairs.ts'
import { addOnePoll, commandOnePoll } from './app/polls.ts'
import { listAll, readOfSession, readOne } from './app/read-run.ts'
import { readOneRecord } from './app/record.ts'
import { readAllTimings } from './app/timings.ts'

export const deliveryRoutes: readonly Route[] = [
  route(contract.openRun, openOne),
  route(contract.runOfSession, readOfSession),
  route(contract.listRuns, listAll),
  route(contract.readRun, readOne),
  route(contract.commandRun, commandOne),
  route(contract.saveTakeaways, saveClosing),
  route(contract.readConsole, readOneConsole),
  route(contract.commandPoll, commandOnePoll),
  route(contract.addPoll, addOnePoll),
  route(contract.setPairs, setAll),
  route(contract.park, parkOne),
  route(contract.settleParked, settleOneParked),
  route(contract.settleRaised, settleOneRaised),
  route(contract.joinRun, joinOne),
  route(contract.readMyPart, readMine),
  directRoute(contract.answerPoll, answerTogether),
  directRoute(contract.signOfLife, signTogether),
  route(contract.raiseQuestion, raiseOne),
  route(contract.markLab, markOwnLab),
  route(contract.giveNotice, giveOneNotice),
  route(contract.readAttendance, readAll),
  route(contract.saveAttendance, saveAll),
  route(contract.readRecord, readOneRecord),
  route(contract.readTimings, readAllTimings),
]

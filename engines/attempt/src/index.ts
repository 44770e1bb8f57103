export { type AnswersFile, type AnswersFileRefusal, parseAnswersFile, writeAnswersFile } from './client/answers-file.ts'
export { autoSubmitDue } from './client/auto-submit.ts'
export { type Batch, nextBatch, wakeAt } from './client/next-batch.ts'
export {
  enqueue,
  type Flight,
  type Leftover,
  mayWrite,
  noteKept,
  noteNotKept,
  noteStanding,
  openOutbox,
  type Outbox,
  type Pending,
  type Problem,
  putBack,
  takePen,
  throwAway,
  tryNow,
  unsavedEvents,
} from './client/outbox.ts'
export { type Acknowledgement, classifyReply, type RawReply, type Reply } from './client/reply.ts'
export { retryDelayMs } from './client/retry-delay.ts'
export { type DeviceProblem, saveState, type SaveState, type Unsaved, wouldLose } from './client/save-state.ts'
export {
  carriedOver,
  type Exchange,
  noteExchange,
  type Reading,
  remainingMs,
  type ServerClock,
  type ServerTime,
  serverTime,
} from './client/server-clock.ts'
export { type Moment, settle } from './client/settle.ts'
export { restoreOutbox, type Snapshot, snapshotOf } from './client/snapshot.ts'
export { type ClientEvent, type EventContent, type EventKind, eventKinds, isNewer } from './client-event.ts'
export { type Conditions, conditionsOf } from './conditions.ts'
export { answersShown, type CurrentAnswer, currentAnswers, type CurrentAnswers } from './current-answers.ts'
export { parseClientEvent } from './parse-client-event.ts'
export { parseResponse } from './parse-response.ts'
export { type Response, type ResponseKind, responseKinds } from './response.ts'
export {
  type Attempt,
  type Cause,
  causes,
  deadlineOf,
  newAttempt,
  type Phase,
  phases,
  type Terms,
} from './server/attempt.ts'
export {
  apply,
  applyAll,
  type AttemptEvent,
  type Declaration,
  isCounted,
  type StoredEvent,
  type Worth,
  worths,
} from './server/attempt-event.ts'
export type { AttemptRefusal, Command, CommandKind, Decision, Receipt } from './server/command.ts'
export { decide, rules } from './server/decide.ts'
export { asOf, countsUntil, dueEvents, nextDueAt } from './server/finalise.ts'
export { type Standing, standingOf } from './server/standing.ts'
export { timeSpent } from './time-spent.ts'

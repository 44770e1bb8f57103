import type { Anchor, ExamTarget, PlanInput, PlanSession, PlanTask } from '@cadre/calendar'
import type { Blueprint, Checkpoint, SelfPacedUnit, Session } from '../blueprint/index.ts'
import { expectOk, parsePlainDate, parsePlainTime } from '@cadre/kernel'

type OfBlueprint = Pick<PlanInput, 'level' | 'sessions' | 'tasks' | 'exam'>

/** A day and time in the middle of the morning, which test centres and remote proctoring both offer. */
const examTime = expectOk(parsePlainTime('10:00'))
/** How long work stays open that the blueprint gives no end. */
const openDays = 7

/**
 * What a calendar needs of a blueprint. Sessions that are self-paced become work between the live ones; each session builds on
 * the one before it in its module; checkpoints after the real exam are left to whoever books the exam. Tasks are named
 * `session/…`, `unit/…` or `checkpoint/…`, as keys are unique in their own list only.
 */
export function planOfBlueprint(blueprint: Blueprint): OfBlueprint {
  const live = blueprint.sessions.filter(isLive)
  return {
    level: blueprint.certification.level === 'foundation' ? 'foundation' : 'advanced',
    sessions: live.map((session, i) => planSession(session, live.slice(0, i))),
    tasks: [
      ...blueprint.sessions.flatMap((session) => (isLive(session) ? [] : asTask(session, blueprint.sessions))),
      ...blueprint.selfPaced.flatMap((unit) => unitTask(unit, blueprint.sessions)),
      ...blueprint.checkpoints.flatMap((checkpoint) => checkpointTask(checkpoint, blueprint.sessions)),
    ],
    exam: examTarget(blueprint),
  }
}

const isLive = (session: Session): boolean => session.format !== 'self-paced'

function planSession({ key, title, kind, minutes, week, module }: Session, earlier: readonly Session[]): PlanSession {
  const before = module === undefined ? undefined : earlier.findLast((s) => s.module === module)
  return {
    key,
    title,
    kind: kind === 'practice-exam' ? 'practice-exam' : 'session',
    minutes,
    week,
    after: before ? [before.key] : [],
    trainer: null,
  }
}

const at = (session: string, edge: Anchor['edge'], days = 0): Anchor => ({ session, edge, days, at: null })

/** The live session at or after one, and at or before it: what work hangs on when a session is self-paced. */
function liveFrom(sessions: readonly Session[], key: string): Session | undefined {
  return sessions.slice(sessions.findIndex((s) => s.key === key)).find(isLive)
}
function liveUntil(sessions: readonly Session[], key: string): Session | undefined {
  return sessions.slice(0, sessions.findIndex((s) => s.key === key) + 1).findLast(isLive)
}

type Span = { readonly after: string | undefined; readonly dueBefore: string | undefined }

/** From the end of a session to the start of another; a week, where no live session ends it. */
function spanned(
  task: Omit<PlanTask, 'opens' | 'due'>,
  { after, dueBefore }: Span,
  sessions: readonly Session[],
): PlanTask[] {
  const opening = after === undefined ? undefined : liveUntil(sessions, after)
  const ending = dueBefore === undefined ? undefined : liveFrom(sessions, dueBefore)
  const opens = opening ? at(opening.key, 'end') : null
  if (ending) return [{ ...task, opens, due: at(ending.key, 'start') }]
  const last = opening ?? sessions.findLast(isLive)
  return last ? [{ ...task, opens, due: at(last.key, 'end', openDays) }] : []
}

function asTask(session: Session, sessions: readonly Session[]): PlanTask[] {
  const { key, title, minutes } = session
  return spanned(
    { key: `session/${key}`, title, kind: 'self-paced', minutes },
    { after: key, dueBefore: key },
    sessions,
  )
}

function unitTask(
  { key, title, kind, minutes, after, dueBefore }: SelfPacedUnit,
  sessions: readonly Session[],
): PlanTask[] {
  const task = { key: `unit/${key}`, title, kind: kind === 'study' ? 'self-paced' : 'assignment', minutes } as const
  return spanned(task, { after, dueBefore }, sessions)
}

function checkpointTask(checkpoint: Checkpoint, sessions: readonly Session[]): PlanTask[] {
  const { key, title, minutes, when } = checkpoint
  const task = { key: `checkpoint/${key}`, title, kind: 'checkpoint', minutes } as const
  if (when.at === 'days-after-exam') return []
  if (when.at === 'after-session') return spanned(task, { after: when.session, dueBefore: when.dueBefore }, sessions)
  const session = sessions.find((s) => s.key === when.session)
  if (session && isLive(session)) return [{ ...task, opens: at(session.key, 'start'), due: at(session.key, 'end') }]
  return spanned(task, { after: when.session, dueBefore: when.session }, sessions)
}

function examTarget({ certification, examWindow }: Blueprint): ExamTarget {
  const retires = certification.retiredOn === undefined ? null : parsePlainDate(certification.retiredOn)
  return {
    minutes: certification.exam.minutes,
    at: examTime,
    window: { kind: 'after-last-session', fromDays: examWindow.firstDay, toDays: examWindow.lastDay },
    retires: retires?.ok ? retires.value : null,
    booked: [],
  }
}

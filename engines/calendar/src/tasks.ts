import { instant, present } from '@cadre/kernel'
import type { Instant, Zone } from '@cadre/kernel'
import type { PlannedSession, PlannedTask, Reminder } from './calendar.ts'
import { dayMs, localOf, minuteMs, minuteOf } from './civil.ts'
import type { Conflict } from './conflict.ts'
import type { Hosts } from './hosts.ts'
import type { Anchor, PlanInput, PlanTask } from './plan.ts'
import { takesPlace } from './session-state.ts'
import { instantOf } from './zone-offsets.ts'

export type HungTasks = { readonly tasks: readonly PlannedTask[]; readonly conflicts: readonly Conflict[] }

/**
 * Hangs each task on a session that takes place and dates it. Work of a merged session goes where its content went, work of
 * a cancelled one to the next session; if that leaves no time between opening and due date, the due date goes one session
 * further. What cannot be hung is named, never dropped.
 */
export function hangTasks(plan: PlanInput, hosts: Hosts): HungTasks {
  const conflicts: Conflict[] = []
  const tasks = plan.tasks.map((task) => {
    const hung = hang(plan.zone, task, hosts)
    if (hung.problem) conflicts.push({ kind: hung.problem, task: task.key })
    return hung.planned
  })
  return { tasks, conflicts }
}

type Hung = { readonly planned: PlannedTask; readonly problem: 'orphaned-task' | 'no-time-for-task' | null }

function hang(zone: Zone, task: PlanTask, hosts: Hosts): Hung {
  const anchored = (anchor: Anchor) => {
    const named = present(hosts.byKey.get(anchor.session), `task ${task.key} hangs on a session that is not there`)
    const host = hosts.hostOf(named)
    return { named, session: host ?? named, hasMoved: host !== named, isOrphan: host === null }
  }
  const due = anchored(task.due)
  const opening = task.opens && anchored(task.opens)
  const opens = task.opens && opening && timeOfAnchor(task.opens, opening.session, zone)
  const { key, title, kind, minutes } = task
  const on = (session: PlannedSession): PlannedTask => ({
    key,
    title,
    kind,
    minutes,
    hangsOn: session.key,
    opens,
    due: timeOfAnchor(task.due, session, zone),
  })
  const planned = on(due.session)
  if (due.isOrphan) return { planned, problem: 'orphaned-task' }
  if (opens === null || opens < planned.due) return { planned, problem: null }
  const later = due.hasMoved || opening?.hasMoved ? hosts.nextAfter(due.session) : null
  if (!later) return { planned, problem: 'no-time-for-task' }
  const rehung = on(later)
  return { planned: rehung, problem: opens < rehung.due ? null : 'no-time-for-task' }
}

function timeOfAnchor(anchor: Anchor, session: PlannedSession, zone: Zone): Instant {
  if (anchor.days === 0 && anchor.at === null) return anchor.edge === 'start' ? session.start : session.end
  const edge = localOf(session.date, session.time) + (anchor.edge === 'start' ? 0 : session.minutes * minuteMs)
  const day = Math.floor(edge / dayMs) + anchor.days
  const time = anchor.at === null ? edge - Math.floor(edge / dayMs) * dayMs : minuteOf(anchor.at) * minuteMs
  return instantOf(day * dayMs + time, zone)
}

/** One reminder per planned session and lead time. */
export const remindersOf = (plan: PlanInput, sessions: readonly PlannedSession[]): readonly Reminder[] =>
  sessions
    .filter((s) => takesPlace(s.state))
    .flatMap((s) =>
      plan.reminders.map((minutesBefore) => ({
        session: s.key,
        minutesBefore,
        at: instant(s.start - minutesBefore * minuteMs),
      })),
    )

import { z } from 'zod'
import { examTooEarly } from './exams/failures.ts'
import { failure } from './kit/failure.ts'
import { idOf, instantText, multiline, plainDate, plainTime, text, weekday, zone } from './kit/fields.ts'
import { operation } from './kit/operation.ts'

const organisation = { organisationId: idOf('org') }
const ofCohort = z.object({ ...organisation, cohortId: idOf('coh') })
const none = z.object({})

// ---- What may be refused

export const versionNotPublished = failure(
  'cohorts.blueprint-not-published',
  422,
  none,
  () => 'That blueprint has no published version. Publish it first.',
)
export const examRetired = failure(
  'cohorts.exam-retired',
  422,
  z.object({ code: z.string(), retiresOn: z.string(), on: z.string() }),
  ({ code, retiresOn, on }) =>
    `${code} retires on ${retiresOn}; there is no exam on ${on}. Choose an earlier date or another certification.`,
)
export const noRoom = failure(
  'cohorts.no-room',
  422,
  z.object({ session: z.string() }),
  ({ session }) => `"${session}" finds no place within a year: the weekdays, holidays and dates leave none.`,
)
export const planInvalid = failure(
  'cohorts.plan-invalid',
  422,
  z.object({ reason: z.string() }),
  ({ reason }) => reason,
)
export const trainerNotEligible = failure(
  'cohorts.trainer-not-eligible',
  422,
  z.object({ name: z.string(), reasons: z.array(z.string()) }),
  ({ name, reasons }) =>
    `${name} is not eligible to lead this: ${reasons.join(' ')} Give a reason to override; it is recorded.`,
)
export const personUnknown = failure(
  'cohorts.person-unknown',
  422,
  z.object({ personId: z.string() }),
  () => 'That person does not belong to this organisation.',
)
export const cohortChanged = failure(
  'cohorts.changed-meanwhile',
  409,
  z.object({ revision: z.int(), by: z.string() }),
  ({ by }) => `${by} changed this calendar meanwhile. Look at it again before you commit.`,
)
export const editRefused = failure(
  'cohorts.edit-refused',
  422,
  z.object({ code: z.string(), session: z.string().nullable() }),
  ({ code, session }) => {
    const where = session === null ? '' : ` (${session})`
    const reasons: Readonly<Record<string, string>> = {
      'calendar.wrong-state': 'The session is cancelled, merged or already held, so this cannot be done to it',
      'calendar.nothing-to-shift': 'No planned session is left to shift from here on',
      'calendar.merged-into-itself': 'A session cannot be merged into itself',
      'calendar.stale-undo': 'The calendar changed since, so this can no longer be undone',
      'calendar.unknown-session': 'There is no such session in this calendar',
      'calendar.unknown-trainer': 'That trainer does not lead this cohort; add them to its trainers first',
      'calendar.duplicate-key': 'A session of that name is there already',
    }
    return `${reasons[code] ?? 'The calendar does not allow this change'}${where}.`
  },
)
export const nothingToUndo = failure('cohorts.nothing-to-undo', 409, none, () => 'There is nothing left to undo.')
export const wrongStage = failure(
  'cohorts.wrong-stage',
  409,
  z.object({ stage: z.string(), event: z.string() }),
  ({ stage, event }) => `A cohort that is ${stage} cannot be ${event}.`,
)
export const cohortFull = failure(
  'cohorts.full',
  409,
  z.object({ seats: z.int() }),
  ({ seats }) => `All ${seats} seats are taken. Put the person on the wait list, or add seats.`,
)
export const seatTaken = failure('cohorts.already-in', 409, none, () => 'That person is in this cohort already.')
export const fewerSeatsThanPeople = failure(
  'cohorts.fewer-seats-than-people',
  422,
  z.object({ taken: z.int() }),
  ({ taken }) => `${taken} people hold a seat; take people out before taking seats away.`,
)
export const examBeforeToday = failure(
  'cohorts.exam-in-the-past',
  422,
  none,
  () => 'An exam cannot be booked for a day that has passed.',
)

// ---- Shared shapes

export const cohortStages = ['draft', 'tentative', 'confirmed', 'running', 'finished', 'cancelled'] as const
export const seatStates = ['interested', 'waiting', 'invited', 'confirmed', 'left'] as const
export const weeklySlot = z.object({ weekday: weekday(), at: plainTime(), minutes: z.int().min(15).max(480) })

/** What a calendar is compiled from, besides the blueprint. */
export const planRequest = z.object({
  blueprintId: idOf('blu'),
  start: plainDate(),
  zone: zone(),
  slots: z.array(weeklySlot).min(1).max(7),
  /** For sessions longer than a weekly slot, such as a full practice exam. */
  longSlots: z.array(weeklySlot).max(7).default([]),
  /** Public holidays to keep clear: a country such as US, with a subdivision such as NY if it has its own. */
  holidays: z.object({ country: text(2, 2), region: text(10).nullable().default(null) }).nullable(),
  trainerIds: z.array(idOf('per')).max(10),
  participantIds: z.array(idOf('per')).max(100),
})

/** One thing that is wrong with a plan or worth knowing: `weight` 0 is advice, more is worse. */
export const conflictView = z.object({
  kind: z.string(),
  weight: z.number(),
  words: z.string(),
  sessionKey: z.string().nullable(),
  personId: z.string().nullable(),
})

export const sessionStates = ['planned', 'cancelled', 'merged', 'held'] as const
export const plannedSessionView = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['session', 'practice-exam']),
  week: z.int(),
  minutes: z.int(),
  date: plainDate(),
  time: plainTime(),
  start: instantText(),
  end: instantText(),
  state: z.enum(sessionStates),
  mergedInto: z.string().nullable(),
  trainerId: idOf('per').nullable(),
  trainerName: z.string().nullable(),
})
export const plannedTaskView = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(['assignment', 'checkpoint', 'self-paced']),
  minutes: z.int(),
  hangsOn: z.string(),
  opens: instantText().nullable(),
  due: instantText(),
})

export const planView = z.object({
  sessions: z.array(plannedSessionView),
  tasks: z.array(plannedTaskView),
  conflicts: z.array(conflictView),
  advice: z.array(conflictView),
  skippedHolidays: z.array(z.object({ date: plainDate(), name: z.string() })),
  examDates: z.array(
    z.object({
      personId: z.string(),
      dates: z.array(z.object({ date: plainDate(), start: instantText(), end: instantText() })),
    }),
  ),
  endsOn: plainDate(),
})
export const alternativeView = z.object({
  words: z.string(),
  weightLeft: z.number(),
  disruption: z.number(),
  request: planRequest.nullable(),
  moves: z.array(z.object({ session: z.string(), date: plainDate(), time: plainTime() })),
})

// ---- Planning

export const planCohort = operation({
  id: 'cohorts.plan',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/plan',
  summary: 'Compile a calendar without keeping it: sessions, conflicts by name, and alternatives ranked by disruption',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: z.object(organisation),
  body: planRequest,
  output: z.object({ plan: planView, alternatives: z.array(alternativeView) }),
  failures: [versionNotPublished, noRoom, planInvalid, personUnknown],
})

export const createCohort = operation({
  id: 'cohorts.create',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts',
  summary: 'Keep a planned cohort as a draft: nobody is told yet',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: planRequest.extend({
    name: text(120),
    seats: z.int().min(1).max(100).default(6),
    /** Why trainers that are not eligible lead it all the same; recorded. */
    trainerOverride: multiline(500).nullable().default(null),
  }),
  output: z.object({ cohortId: idOf('coh') }),
  failures: [versionNotPublished, noRoom, planInvalid, personUnknown, trainerNotEligible],
})

// ---- Reading

export const cohortSummary = z.object({
  cohortId: idOf('coh'),
  name: z.string(),
  code: z.string(),
  certificationId: idOf('crt'),
  stage: z.enum(cohortStages),
  zone: z.string(),
  startsOn: plainDate(),
  endsOn: plainDate(),
  weeks: z.int(),
  /** 1 in the first week; null before and after. */
  week: z.int().nullable(),
  sessionsDone: z.int(),
  sessions: z.int(),
  nextSession: z.object({ key: z.string(), title: z.string(), start: instantText(), end: instantText() }).nullable(),
  seats: z.int(),
  confirmed: z.int(),
  waiting: z.int(),
  trainers: z.array(z.string()),
})

export const listCohorts = operation({
  id: 'cohorts.list',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts',
  summary: 'Cohorts; without the right to see all, only those you take part in',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  query: z.object({ stage: z.enum(cohortStages).optional() }),
  output: z.object({ items: z.array(cohortSummary) }),
  failures: [],
})

export const seatView = z.object({
  personId: idOf('per'),
  name: z.string(),
  email: z.string(),
  state: z.enum(seatStates),
  since: instantText(),
  expectationsAcceptedAt: instantText().nullable(),
  exam: z.object({ date: plainDate(), start: instantText() }).nullable(),
})
export const changeView = z.object({
  revision: z.int(),
  at: instantText(),
  by: z.string(),
  words: z.string(),
  undoable: z.boolean(),
})

export const readCohort = operation({
  id: 'cohorts.read',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId',
  summary: 'One cohort: calendar, people, conflicts, exam dates, history of changes',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: ofCohort,
  output: cohortSummary.extend({
    revision: z.int(),
    blueprintId: idOf('blu'),
    blueprintTitle: z.string(),
    blueprintVersion: z.int(),
    trainerIds: z.array(idOf('per')),
    expectations: z.array(z.string()),
    examWindow: z.object({ from: plainDate(), to: plainDate() }).nullable(),
    plan: planView,
    /** Empty without the right to see all: a participant sees the names of the group, not who waits. */
    people: z.array(seatView),
    changes: z.array(changeView),
  }),
  failures: [],
})

export const sessionDetail = operation({
  id: 'cohorts.session',
  method: 'GET',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/sessions/:sessionKey',
  summary: 'One session as it will be run: blocks, objectives, lab, materials',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: ofCohort.extend({ sessionKey: text(120) }),
  output: plannedSessionView.extend({
    blocks: z.array(
      z.object({ kind: z.string(), minutes: z.int(), lab: z.string().nullable(), notes: z.array(z.string()) }),
    ),
    objectives: z.array(z.string()),
    materials: z.array(z.object({ title: z.string(), url: z.string() })),
    lab: z.object({ title: z.string(), goal: z.string(), tested: z.boolean() }).nullable(),
  }),
  failures: [],
})

// ---- The living calendar

const sessionKey = () => text(120)
export const calendarEdit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    moves: z
      .array(z.object({ session: sessionKey(), date: plainDate(), time: plainTime() }))
      .min(1)
      .max(60),
  }),
  z.object({ kind: z.literal('cancel'), session: sessionKey() }),
  z.object({ kind: z.literal('merge'), session: sessionKey(), into: sessionKey(), minutes: z.int().min(15).max(480) }),
  z.object({
    kind: z.literal('insert'),
    title: text(160),
    minutes: z.int().min(15).max(480),
    date: plainDate(),
    time: plainTime(),
    trainerId: idOf('per').nullable().default(null),
  }),
  z.object({ kind: z.literal('swap-trainer'), sessions: z.array(sessionKey()).min(1).max(60), trainerId: idOf('per') }),
  z.object({ kind: z.literal('shift'), from: sessionKey(), weeks: z.int().min(-8).max(26) }),
  z.object({ kind: z.literal('reinstate'), session: sessionKey() }),
])
export const consequenceGroups = ['sessions', 'work', 'people', 'invitations', 'exam', 'conflicts', 'advice'] as const
export const consequenceView = z.object({ group: z.enum(consequenceGroups), words: z.string(), worse: z.boolean() })

export const previewChange = operation({
  id: 'cohorts.preview-change',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/changes/preview',
  summary: 'Every consequence of a change to the calendar, without making it',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofCohort,
  body: z.object({ edit: calendarEdit }),
  output: z.object({ revision: z.int(), consequences: z.array(consequenceView), conflicts: z.array(conflictView) }),
  failures: [editRefused],
})

export const changeCalendar = operation({
  id: 'cohorts.change',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/changes',
  summary: 'Change the calendar: move, cancel, merge, insert, swap trainer, shift. Invitations and feeds follow',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({
    expectedRevision: z.int().min(0),
    edit: calendarEdit,
    /** Why a trainer who is not eligible takes over all the same; recorded. */
    trainerOverride: multiline(500).nullable().default(null),
  }),
  output: z.object({ revision: z.int(), consequences: z.array(consequenceView) }),
  failures: [editRefused, cohortChanged, trainerNotEligible],
})

export const undoChange = operation({
  id: 'cohorts.undo',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/changes/undo',
  summary: 'Undo the last change of the calendar',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({ expectedRevision: z.int().min(0) }),
  output: z.object({ revision: z.int() }),
  failures: [cohortChanged, nothingToUndo, editRefused],
})

// ---- Stages, seats, expectations

export const stageEvents = ['announce', 'confirm', 'cancel'] as const
export const advanceCohort = operation({
  id: 'cohorts.advance',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/stage',
  summary: 'Announce (tentative), confirm (calendar invitations go out) or cancel a cohort',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({ event: z.enum(stageEvents) }),
  output: z.object({ stage: z.enum(cohortStages), invitations: z.int() }),
  failures: [wrongStage, examRetired],
})

export const addToCohort = operation({
  id: 'cohorts.add-person',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people',
  summary: 'Give somebody a seat, or put them on the wait list or the interest list',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'key',
  params: ofCohort,
  body: z.object({
    personId: idOf('per'),
    as: z.enum(['invited', 'confirmed', 'waiting', 'interested']).default('invited'),
  }),
  output: seatView,
  failures: [cohortFull, seatTaken, personUnknown],
})

export const removeFromCohort = operation({
  id: 'cohorts.remove-person',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId',
  summary: 'Take somebody out; the first on the wait list moves up and is told',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofCohort.extend({ personId: idOf('per') }),
  output: z.object({ promoted: z.string().nullable() }),
  failures: [],
})

export const setSeats = operation({
  id: 'cohorts.set-seats',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/seats',
  summary: 'Change the number of seats; freed seats go to the wait list in order',
  access: { kind: 'member', anyOf: ['cohorts.plan'] },
  idempotency: 'natural',
  params: ofCohort,
  body: z.object({ seats: z.int().min(1).max(100) }),
  output: z.object({ promoted: z.array(z.string()) }),
  failures: [fewerSeatsThanPeople],
})

export const registerInterest = operation({
  id: 'cohorts.register-interest',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/interest',
  summary: 'Put yourself on the interest list, or on the wait list when the cohort is confirmed and full',
  access: { kind: 'member', anyOf: ['cohorts.join'] },
  idempotency: 'natural',
  params: ofCohort,
  body: none,
  output: z.object({ state: z.enum(seatStates) }),
  failures: [wrongStage],
})

export const acceptSeat = operation({
  id: 'cohorts.accept',
  method: 'POST',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/acceptance',
  summary: 'Accept your seat and the expectations: attendance, assignments, practice exams, mutual help (K5)',
  access: { kind: 'member', anyOf: ['cohorts.join', 'cohorts.read-own'] },
  idempotency: 'natural',
  params: ofCohort,
  body: none,
  output: z.object({ state: z.enum(seatStates) }),
  failures: [wrongStage],
})

export const bookExam = operation({
  id: 'cohorts.book-exam',
  method: 'PUT',
  path: '/api/organisations/:organisationId/cohorts/:cohortId/people/:personId/exam',
  summary: 'Record when a participant sits the exam; never on or after its retire date (C2)',
  access: { kind: 'member', anyOf: ['cohorts.plan', 'cohorts.join'] },
  idempotency: 'natural',
  params: ofCohort.extend({ personId: idOf('per') }),
  body: z.object({ date: plainDate(), time: plainTime(), zone: zone() }),
  output: z.object({ start: instantText(), insideWindow: z.boolean() }),
  failures: [examRetired, examBeforeToday, examTooEarly],
})

// ---- Availability

export const weeklyWindow = z.object({ weekday: weekday(), from: plainTime(), to: plainTime() })
export const availabilityBody = z.object({
  zone: zone(),
  /** Null: any hour suits. */
  weekly: z.array(weeklyWindow).max(50).nullable(),
  away: z.array(z.object({ from: plainDate(), to: plainDate(), reason: text(120, 0) })).max(100),
})

export const readAvailability = operation({
  id: 'cohorts.availability',
  method: 'GET',
  path: '/api/organisations/:organisationId/people/:personId/availability',
  summary: "Somebody's hours and days away",
  access: { kind: 'member', anyOf: ['cohorts.plan', 'cohorts.read-own'] },
  params: z.object({ ...organisation, personId: idOf('per') }),
  output: availabilityBody,
  failures: [],
})

export const saveAvailability = operation({
  id: 'cohorts.save-availability',
  method: 'PUT',
  path: '/api/organisations/:organisationId/people/:personId/availability',
  summary: "Say which hours suit and when somebody is away; yours, or with the right to plan anybody's",
  access: { kind: 'member', anyOf: ['cohorts.plan', 'cohorts.read-own'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, personId: idOf('per') }),
  body: availabilityBody,
  output: none,
  failures: [personUnknown, planInvalid],
})

// ---- Calendars

export const calendarEntry = z.object({
  cohortId: idOf('coh'),
  cohortName: z.string(),
  code: z.string(),
  zone: z.string(),
  session: plannedSessionView,
  mine: z.boolean(),
})

export const readCalendar = operation({
  id: 'cohorts.calendar',
  method: 'GET',
  path: '/api/organisations/:organisationId/calendar',
  summary: 'Sessions of all cohorts (or those you take part in) between two dates',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  query: z.object({ from: plainDate(), to: plainDate(), only: z.enum(['mine', 'all']).default('all') }),
  output: z.object({ items: z.array(calendarEntry) }),
  failures: [planInvalid],
})

export const feedView = z.object({
  feedId: idOf('fee'),
  kind: z.enum(['personal', 'cohort']),
  cohortId: idOf('coh').nullable(),
  createdAt: instantText(),
})
export const listFeeds = operation({
  id: 'cohorts.feeds',
  method: 'GET',
  path: '/api/organisations/:organisationId/feeds',
  summary: 'Your calendar subscriptions; their addresses are shown once, when they are made',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({ items: z.array(feedView) }),
  failures: [],
})

export const createFeed = operation({
  id: 'cohorts.create-feed',
  method: 'POST',
  path: '/api/organisations/:organisationId/feeds',
  summary: 'Make a secret address that a calendar program subscribes to',
  creates: true,
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  idempotency: 'key',
  params: z.object(organisation),
  body: z.object({ kind: z.enum(['personal', 'cohort']), cohortId: idOf('coh').nullable().default(null) }),
  output: z.object({ feedId: idOf('fee'), path: z.string() }),
  failures: [],
})

export const revokeFeed = operation({
  id: 'cohorts.revoke-feed',
  method: 'DELETE',
  path: '/api/organisations/:organisationId/feeds/:feedId',
  summary: 'Make a subscription address lead nowhere',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  idempotency: 'natural',
  params: z.object({ ...organisation, feedId: idOf('fee') }),
  output: none,
  failures: [],
})

export const readFeed = operation({
  id: 'cohorts.feed',
  method: 'GET',
  path: '/api/feeds/:token',
  summary: 'The calendar behind a subscription address, as iCalendar',
  access: { kind: 'public' },
  params: z.object({ token: text(100) }),
  output: z.string(),
  mediaType: 'text/calendar',
  failures: [],
})

// ---- Overviews

export const decisionKinds = [
  'retired',
  'conflict',
  'waiting',
  'unprepared',
  'unconfirmed',
  'exam-window',
  'expiring',
] as const
export const readOverview = operation({
  id: 'cohorts.overview',
  method: 'GET',
  path: '/api/organisations/:organisationId/overview',
  summary: "The programme lead's first screen: today's decisions, then a line for each cohort",
  access: { kind: 'member', anyOf: ['cohorts.read'] },
  params: z.object(organisation),
  output: z.object({
    today: plainDate(),
    decisions: z.array(
      z.object({
        kind: z.enum(decisionKinds),
        words: z.string(),
        cohortId: idOf('coh').nullable(),
        certificationId: idOf('crt').nullable(),
      }),
    ),
    cohorts: z.array(cohortSummary),
    totals: z.object({ running: z.int(), planned: z.int(), finished: z.int(), people: z.int() }),
  }),
  failures: [],
})

export const readToday = operation({
  id: 'cohorts.today',
  method: 'GET',
  path: '/api/organisations/:organisationId/today',
  summary: 'What is next for the one who asks: sessions led and attended, work due, seats to accept',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({
    next: z
      .object({
        words: z.string(),
        minutes: z.int(),
        due: instantText().nullable(),
        cohortId: idOf('coh'),
        sessionKey: z.string().nullable(),
        kind: z.enum(['accept', 'prepare', 'join', 'study']),
      })
      .nullable(),
    leading: z.array(calendarEntry.extend({ prepared: z.boolean(), missing: z.array(z.string()) })),
    attending: z.array(calendarEntry),
    work: z.array(plannedTaskView.extend({ cohortId: idOf('coh'), cohortName: z.string() })),
    invitations: z.array(
      z.object({
        cohortId: idOf('coh'),
        cohortName: z.string(),
        code: z.string(),
        startsOn: plainDate(),
        expectations: z.array(z.string()),
      }),
    ),
  }),
  failures: [],
})

/** What a manager learns of the people who report to them: dates and standing, never answers. */
export const managedPerson = z.object({
  personId: idOf('per'),
  name: z.string(),
  cohorts: z.array(
    cohortSummary
      .pick({
        cohortId: true,
        name: true,
        code: true,
        stage: true,
        zone: true,
        startsOn: true,
        endsOn: true,
        sessionsDone: true,
        sessions: true,
        nextSession: true,
      })
      .extend({ seat: z.enum(seatStates), exam: seatView.shape.exam }),
  ),
  certificates: z.array(z.object({ code: z.string(), earnedOn: plainDate(), expiresOn: plainDate().nullable() })),
})

export const readMyPeople = operation({
  id: 'cohorts.my-people',
  method: 'GET',
  path: '/api/organisations/:organisationId/my-people',
  summary: 'Those who report to the one who asks: their cohorts, exam dates and certificates',
  access: { kind: 'member', anyOf: ['cohorts.read', 'cohorts.read-own'] },
  params: z.object(organisation),
  output: z.object({ today: plainDate(), people: z.array(managedPerson) }),
  failures: [],
})

export const cohortOperations = [
  planCohort,
  createCohort,
  listCohorts,
  readCohort,
  sessionDetail,
  previewChange,
  changeCalendar,
  undoChange,
  advanceCohort,
  addToCohort,
  removeFromCohort,
  setSeats,
  registerInterest,
  acceptSeat,
  bookExam,
  readAvailability,
  saveAvailability,
  readCalendar,
  listFeeds,
  createFeed,
  revokeFeed,
  readFeed,
  readOverview,
  readToday,
  readMyPeople,
] as const

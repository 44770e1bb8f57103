import { instant, ok, refuse, type Instant, type Ok, type Refusal } from '@cadre/kernel'
import { fitRemaining } from './fit.ts'
import { spentOn, type Phase, type Run, type RunBlock } from './run.ts'

/** `act`: something that needs a session in progress (a poll, pairs, a mark in the lab) and moves no clock. */
export type RunCommand =
  | { readonly kind: 'open' }
  | { readonly kind: 'start' }
  | { readonly kind: 'next' }
  | { readonly kind: 'back' }
  /** Whole milliseconds, also below 0; a block never gets less than it has taken. */
  | { readonly kind: 'extend'; readonly byMs: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'refit' }
  | { readonly kind: 'act' }
  | { readonly kind: 'end' }
export const commandKinds = [
  'open',
  'start',
  'next',
  'back',
  'extend',
  'pause',
  'resume',
  'refit',
  'act',
  'end',
] as const satisfies readonly RunCommand['kind'][]

type None = Record<string, never>
export type RunRefusal =
  | Refusal<'session.not-open', None>
  | Refusal<'session.not-started', None>
  | Refusal<'session.over', None>
  | Refusal<'session.no-such-block', None>
type Outcome = Ok<Run> | RunRefusal
type Rule = (run: Run, now: Instant, command: RunCommand) => Outcome

const same: Rule = (run) => ok(run)
const no =
  (code: RunRefusal['code']): Rule =>
  () =>
    refuse(code)

const open: Rule = (run, now) => ok({ ...run, phase: 'open', openedAt: run.openedAt ?? now })

const start: Rule = (run, now) => {
  const first = run.blocks.findIndex(({ allottedMs }) => allottedMs > 0)
  if (first === -1) return refuse('session.no-such-block')
  return ok(enter({ ...run, ...timesFrom(run, now), openedAt: run.openedAt ?? now, startedAt: now }, first, now))
}

/** So long before its agreed time a session may begin and keep it. */
const mostEarlyMs = 3 * 3_600_000

/** Whoever begins on another day than agreed, or after the agreed end, has the whole length from then on. */
function timesFrom({ startsAt, endsAt }: Run, now: Instant): Pick<Run, 'startsAt' | 'endsAt'> {
  const isItsTime = now >= startsAt - mostEarlyMs && now < endsAt
  return isItsTime ? { startsAt, endsAt } : { startsAt: now, endsAt: instant(now + (endsAt - startsAt)) }
}

/** Puts what ran into the current block's account, and stops its clock. */
function settled(run: Run, now: Instant): Run {
  if (run.at === null) return run
  const blocks = run.blocks.map((block, place) =>
    place === run.at ? { ...block, spentMs: spentOn(run, place, now) } : block,
  )
  return { ...run, blocks, enteredAt: null }
}

function enter(before: Run, place: number, now: Instant): Run {
  const run = settled(before, now)
  const blocks = run.blocks.map((block, at) => (at === place ? { ...block, begunAt: block.begunAt ?? now } : block))
  return { ...run, phase: 'running', blocks, at: place, enteredAt: now }
}

/** A block that was left out is stepped over, unless it had begun. */
const isIn = ({ allottedMs, begunAt }: RunBlock): boolean => allottedMs > 0 || begunAt !== null

const next: Rule = (run, now) => {
  const place = run.blocks.findIndex((block, at) => at > (run.at ?? -1) && isIn(block))
  return place === -1 ? refuse('session.no-such-block') : ok(enter(run, place, now))
}

const back: Rule = (run, now) => {
  const place = run.blocks.findLastIndex((block, at) => at < (run.at ?? 0) && isIn(block))
  return place === -1 ? refuse('session.no-such-block') : ok(enter(run, place, now))
}

const extend: Rule = (run, now, command) => {
  const byMs = command.kind === 'extend' ? command.byMs : 0
  const blocks = run.blocks.map((block, place) =>
    place === run.at ? { ...block, allottedMs: Math.max(spentOn(run, place, now), block.allottedMs + byMs) } : block,
  )
  return ok({ ...run, blocks })
}

const pause: Rule = (run, now) => ok({ ...settled(run, now), phase: 'paused' })
const resume: Rule = (run, now) => ok({ ...run, phase: 'running', enteredAt: now })

const refit: Rule = (run, now) => {
  const after = new Map(fitRemaining(run, now).blocks.map(({ key, afterMs }) => [key, afterMs]))
  const blocks = run.blocks.map((block, place) => {
    const share = after.get(block.key)
    return share === undefined ? block : { ...block, allottedMs: spentOn(run, place, now) + share }
  })
  return ok({ ...run, blocks })
}

const end: Rule = (run, now) => ok({ ...settled(run, now), phase: 'ended', endedAt: now })

const [notOpen, notStarted, over] = [no('session.not-open'), no('session.not-started'), no('session.over')]

/** Every phase against every command. */
export const rules: Readonly<Record<Phase, Readonly<Record<RunCommand['kind'], Rule>>>> = {
  planned: {
    open,
    start,
    next: notStarted,
    back: notStarted,
    extend: notStarted,
    pause: notStarted,
    resume: notStarted,
    refit: notStarted,
    act: notOpen,
    end: notStarted,
  },
  open: {
    open: same,
    start,
    next: start,
    back: notStarted,
    extend: notStarted,
    pause: notStarted,
    resume: notStarted,
    refit,
    act: same,
    end: notStarted,
  },
  running: {
    open: same,
    start: same,
    next,
    back,
    extend,
    pause,
    resume: same,
    refit,
    act: same,
    end,
  },
  paused: {
    open: same,
    start: same,
    next,
    back,
    extend,
    pause: same,
    resume,
    refit,
    act: same,
    end,
  },
  ended: {
    open: over,
    start: over,
    next: over,
    back: over,
    extend: over,
    pause: over,
    resume: over,
    refit: over,
    act: over,
    end: same,
  },
}

/**
 * What a command makes of a run. Deterministic; O(blocks), a re-fit O(2^blocks) up to 12 blocks.
 * @param now the server's clock. One that was set back gives blocks no time and takes none away.
 */
export const decide = (run: Run, command: RunCommand, now: Instant): Outcome =>
  rules[run.phase][command.kind](run, now, command)

import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'

/** `revising` and `revision-in-review` are live as well: what is asked stays until the revision is accepted. */
export const states = ['draft', 'in-review', 'live', 'revising', 'revision-in-review', 'retired'] as const
export type State = (typeof states)[number]
export const events = ['edit', 'submit', 'withdraw', 'accept', 'send-back', 'discard', 'retire', 'reopen'] as const
export type Event = (typeof events)[number]

/** Null: not possible there. */
const transitions: Readonly<Record<State, Readonly<Record<Event, State | null>>>> = {
  draft: {
    edit: 'draft',
    submit: 'in-review',
    withdraw: null,
    accept: null,
    'send-back': null,
    discard: null,
    retire: 'retired',
    reopen: null,
  },
  'in-review': {
    edit: null,
    submit: null,
    withdraw: 'draft',
    accept: 'live',
    'send-back': 'draft',
    discard: null,
    retire: 'retired',
    reopen: null,
  },
  live: {
    edit: 'revising',
    submit: null,
    withdraw: null,
    accept: null,
    'send-back': null,
    discard: null,
    retire: 'retired',
    reopen: null,
  },
  revising: {
    edit: 'revising',
    submit: 'revision-in-review',
    withdraw: null,
    accept: null,
    'send-back': null,
    discard: 'live',
    retire: 'retired',
    reopen: null,
  },
  'revision-in-review': {
    edit: null,
    submit: null,
    withdraw: 'revising',
    accept: 'live',
    'send-back': 'revising',
    discard: null,
    retire: 'retired',
    reopen: null,
  },
  retired: {
    edit: null,
    submit: null,
    withdraw: null,
    accept: null,
    'send-back': null,
    discard: null,
    retire: null,
    reopen: 'draft',
  },
}

export type WrongState = Refusal<'bank.wrong-state', { state: State; event: Event }>

export function after(state: State, event: Event): Ok<State> | WrongState {
  const next = transitions[state][event]
  return next === null ? refuse('bank.wrong-state', { state, event }) : ok(next)
}

export const isLive = (state: State): boolean =>
  state === 'live' || state === 'revising' || state === 'revision-in-review'
export const isInReview = (state: State): boolean => state === 'in-review' || state === 'revision-in-review'

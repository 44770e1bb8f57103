/**
 * planned: it will happen · cancelled: it will not, and stays visible · merged: another session carries its content ·
 * held: it happened, and history does not move.
 */
export type SessionState = 'planned' | 'cancelled' | 'merged' | 'held'

/** `absorb` is what happens to the session that another is merged into. */
export type SessionEvent = 'move' | 'cancel' | 'merge' | 'absorb' | 'reinstate' | 'hold' | 'retrain'

export const sessionStates = ['planned', 'cancelled', 'merged', 'held'] as const satisfies readonly SessionState[]
export const sessionEvents = [
  'move',
  'cancel',
  'merge',
  'absorb',
  'reinstate',
  'hold',
  'retrain',
] as const satisfies readonly SessionEvent[]

/** Every state against every event; null: refused. Undo is not an event: it puts back what was. */
export const sessionTransitions: Record<SessionState, Record<SessionEvent, SessionState | null>> = {
  planned: {
    move: 'planned',
    cancel: 'cancelled',
    merge: 'merged',
    absorb: 'planned',
    reinstate: null,
    hold: 'held',
    retrain: 'planned',
  },
  cancelled: { move: null, cancel: null, merge: null, absorb: null, reinstate: 'planned', hold: null, retrain: null },
  merged: { move: null, cancel: null, merge: null, absorb: null, reinstate: 'planned', hold: null, retrain: null },
  held: { move: null, cancel: null, merge: null, absorb: null, reinstate: null, hold: null, retrain: null },
}

/** Whether people come together for it: only these clash, count as load and carry work. */
export const takesPlace = (state: SessionState): boolean => state === 'planned' || state === 'held'

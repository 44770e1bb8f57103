import { liveRoom, type LiveFault, type LivePlan } from '../bench/live.ts'
import { entry, type Found, type Planted } from './entry.ts'

async function room(plan: LivePlan): Promise<Found> {
  const figures = await liveRoom(plan)
  const missed = figures.filter(({ met }) => met !== true)
  return {
    faults: missed.map(({ name, value, unit, bar }) => `${name}: ${value} ${unit}, ${bar}`),
    figures: Object.fromEntries(figures.map(({ name, value, unit }) => [name, `${value} ${unit}`])),
  }
}

const planted = (fault: LiveFault): Planted => ({
  what: fault,
  run: () => room({ people: 20, rounds: 2, arriveMs: 500, fault }),
})

export const l0102 = entry({
  id: 'L-01-02',
  target:
    '500 live clients: a change told and an answer acknowledged within 500 ms (p99); all back within 15 s of a storm; 0 acknowledged votes lost',
  sizes: { people: 500, changes: 20 },
  run: ({ people, changes }) => room({ people, rounds: changes, arriveMs: 60 * people }),
  planted: [planted('somebody holds the votes for two seconds'), planted('an acknowledged vote is forgotten')],
})

import type { Dynamics } from './ability-state.ts'

/** What the answers themselves can say about the dynamics; the rest stays as given. */
type Tuned = 'variancePerDay' | 'recallStrength'

/** Standard deviation of the log of each around what is given: within a factor of two or three, unless the answers say otherwise. */
const priorSd = { variancePerDay: 1, recallStrength: 0.5 } as const satisfies Record<Tuned, number>

/** Factors from a coarse to a fine step, tried in both directions as long as they help. */
const steps = [2, 1.4] as const

/**
 * Dynamics under which the answers were most likely (empirical Bayes): the mode of log likelihood plus normal priors on the logs around what is
 * given, by coordinate ascent in factors of 1.4. A handful of answers leaves the given dynamics; a thousand learners outweigh it.
 * @param logLikelihood of all answers, each forecast from those before it.
 * Limits: answers say little of what only shows in months, so growth and regression are not tuned by them.
 */
export function tunedDynamics(given: Dynamics, logLikelihood: (dynamics: Dynamics) => number): Dynamics {
  const height = (dynamics: Dynamics) =>
    logLikelihood(dynamics) - penalty(dynamics, given, 'variancePerDay') - penalty(dynamics, given, 'recallStrength')
  let best = { dynamics: given, height: height(given) }
  for (const step of steps) {
    for (const name of ['recallStrength', 'variancePerDay'] as const) {
      best = climbed(best, height, (dynamics) => ({ ...dynamics, [name]: dynamics[name] * step }))
      best = climbed(best, height, (dynamics) => ({ ...dynamics, [name]: dynamics[name] / step }))
    }
  }
  return best.dynamics
}

const penalty = (at: Dynamics, given: Dynamics, name: Tuned): number =>
  given[name] > 0 ? (Math.log(at[name] / given[name]) / priorSd[name]) ** 2 / 2 : 0

type Summit = { readonly dynamics: Dynamics; readonly height: number }

const farthest = 6

function climbed(from: Summit, height: (dynamics: Dynamics) => number, move: (dynamics: Dynamics) => Dynamics): Summit {
  let best = from
  for (let k = 0; k < farthest; k++) {
    const dynamics = move(best.dynamics)
    const next = { dynamics, height: height(dynamics) }
    if (!(next.height > best.height)) break
    best = next
  }
  return best
}

import type { Dynamics } from './ability-state.ts'

/** What the answers themselves can say about the dynamics; the rest stays as given. */
type Tuned = 'variancePerDay' | 'recallStrength'

/** Standard deviation of the log of each around what is given: within a factor of two or three, unless the answers say otherwise. */
const priorSd = { variancePerDay: 1, recallStrength: 0.5 } as const satisfies Record<Tuned, number>

/** Factors: of the climb towards the summit, then of the neighbours through which its place is read. */
const coarse = 2
const fine = 1.4

const names = ['recallStrength', 'variancePerDay'] as const satisfies readonly Tuned[]

/**
 * Dynamics under which the answers were most likely (empirical Bayes): the mode of log likelihood plus normal priors on the logs around what is
 * given. Coordinate ascent in factors of 2, then twice the vertex of the parabola through each one's neighbours, because a mode that is only known to a grid
 * point jumps to the next by a single answer, and all forecasts with it. A handful of answers leaves the given dynamics; a thousand learners outweigh it.
 * @param logLikelihood of all answers, each forecast from those before it.
 * Limits: answers say little of what only shows in months, so growth and regression are not tuned by them.
 */
export function tunedDynamics(given: Dynamics, logLikelihood: (dynamics: Dynamics) => number): Dynamics {
  const height = (dynamics: Dynamics) =>
    logLikelihood(dynamics) - penalty(dynamics, given, 'variancePerDay') - penalty(dynamics, given, 'recallStrength')
  let best = { dynamics: given, height: height(given) }
  for (const name of names) {
    best = climbed(best, height, scaled(name, coarse))
    best = climbed(best, height, scaled(name, 1 / coarse))
  }
  for (const name of [...names, ...names]) best = atVertex(best, height, name)
  return best.dynamics
}

const scaled =
  (name: Tuned, factor: number) =>
  (dynamics: Dynamics): Dynamics => ({ ...dynamics, [name]: dynamics[name] * factor })

/** The better of where one is and the top of the parabola through it and both neighbours, on the log scale; at most a coarse step away. */
function atVertex(from: Summit, height: (dynamics: Dynamics) => number, name: Tuned): Summit {
  const above = height(scaled(name, fine)(from.dynamics))
  const below = height(scaled(name, 1 / fine)(from.dynamics))
  const curvature = 2 * from.height - above - below
  const steps = curvature > 0 ? (above - below) / (2 * curvature) : Math.sign(above - below) * farthest
  const reach = Math.log(coarse) / Math.log(fine)
  const dynamics = scaled(name, fine ** Math.max(-reach, Math.min(reach, steps)))(from.dynamics)
  const top = { dynamics, height: height(dynamics) }
  return top.height > from.height ? top : from
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

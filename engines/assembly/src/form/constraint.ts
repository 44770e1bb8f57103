import { unreachable } from '@cadre/kernel'
import type { Row } from '../program/program.ts'
import { type FormSpec, questionsIn, questionsWanted } from './form-spec.ts'
import type { Part, Piece } from './piece.ts'

/** Everything a form can fail, named. `questions` is the sum of the domains, kept so that a conflict can name it. */
export type Constraint =
  | { readonly kind: 'domain'; readonly domain: string; readonly min: number; readonly max: number }
  | { readonly kind: 'type'; readonly type: string; readonly min: number; readonly max: number }
  | { readonly kind: 'band'; readonly band: string; readonly min: number; readonly max: number }
  | { readonly kind: 'overlap'; readonly form: string; readonly min: number; readonly max: number }
  | { readonly kind: 'mean-difficulty'; readonly min: number; readonly max: number }
  | { readonly kind: 'minutes'; readonly min: number; readonly max: number }
  | { readonly kind: 'questions'; readonly min: number; readonly max: number }
  | { readonly kind: 'enemies' }

export type CountedConstraint = Exclude<Constraint, { kind: 'enemies' }>

/** In the order in which a conflict leaves them out first: what stays is what explains most. */
export function constraintsOf(spec: FormSpec): Constraint[] {
  const wanted = questionsWanted(spec)
  return [
    { kind: 'enemies' },
    ...spec.earlier.map(({ form, most }) => ({ kind: 'overlap', form, min: 0, max: most }) as const),
    ...spec.domains.map(
      (d) => ({ kind: 'domain', domain: d.domain, min: questionsIn(d), max: questionsIn(d) }) as const,
    ),
    ...spec.types.map(({ type, min, max }) => ({ kind: 'type', type, min, max }) as const),
    ...spec.bands.map(({ band, min, max }) => ({ kind: 'band', band, min, max }) as const),
    ...(spec.meanDifficulty ? [{ kind: 'mean-difficulty', ...spec.meanDifficulty } as const] : []),
    ...(spec.minutes ? [{ kind: 'minutes', ...spec.minutes } as const] : []),
    { kind: 'questions', min: wanted, max: wanted },
  ]
}

/** The constraint over the pieces, in the units of `perUnit`. */
export function rowOf(spec: FormSpec, constraint: CountedConstraint, pieces: readonly Piece[]): Row {
  const amount = amountOf(spec, constraint)
  const terms = pieces.flatMap(({ parts }, at) => {
    const by = parts.reduce((sum, part) => sum + amount(part), 0)
    return by === 0 ? [] : [{ at, by }]
  })
  const unit = perUnit(spec, constraint)
  return { terms, lower: Math.ceil(constraint.min * unit - 1e-6), upper: Math.floor(constraint.max * unit + 1e-6) }
}

/** Units of the row in one unit of the constraint: seconds in a minute, a mean in thousandths over all questions. */
export function perUnit(spec: FormSpec, { kind }: CountedConstraint): number {
  if (kind === 'minutes') return 60
  return kind === 'mean-difficulty' ? 1000 * questionsWanted(spec) : 1
}

function amountOf(spec: FormSpec, constraint: CountedConstraint): (part: Part) => number {
  switch (constraint.kind) {
    case 'domain':
      return ({ domain }) => (domain === constraint.domain ? 1 : 0)
    case 'type':
      return ({ type }) => (type === constraint.type ? 1 : 0)
    case 'band':
      return ({ band }) => (band === constraint.band ? 1 : 0)
    case 'overlap': {
      const shared = new Set(spec.earlier.find(({ form }) => form === constraint.form)?.questions)
      return ({ id }) => (id !== null && shared.has(id) ? 1 : 0)
    }
    case 'mean-difficulty':
      return ({ thousandths }) => thousandths
    case 'minutes':
      return ({ seconds }) => seconds
    case 'questions':
      return () => 1
    default:
      return unreachable(constraint)
  }
}

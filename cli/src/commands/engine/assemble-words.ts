import type { Conflict, Constraint, ShortageRefusal, ToWrite, Unmet } from '@cadre/assembly'

/** Why a form cannot be drawn and what to do about it, a sentence a line. */
export function whyNot(refusal: ShortageRefusal): string[] {
  switch (refusal.code) {
    case 'assembly.undecided':
      return [
        `Neither a form nor a proof that there is none was found in ${refusal.details.nodes} steps: widen a range.`,
      ]
    case 'assembly.contradiction':
      return [
        'The form contradicts itself; no bank could meet all of these together:',
        ...refusal.details.constraints.map((constraint) => `- ${nameOf(constraint)}`),
      ]
    case 'assembly.shortage': {
      const { conflicts, write, possibleFrom } = refusal.details
      return [
        ...conflicts.map(inWords),
        'Write, at the least:',
        ...write.map((kind) => `- ${kindInWords(kind)}`),
        ...(possibleFrom === null ? [] : [`Or wait until ${possibleFrom}, when enough questions are fresh again.`]),
      ]
    }
    default:
      return refusal satisfies never
  }
}

function inWords({ unmet, write }: Conflict): string {
  const [only] = unmet
  const short = `${write} question${write === 1 ? '' : 's'} short`
  if (only && unmet.length === 1) return `The bank cannot meet ${nearestInWords(only)}: ${short}.`
  return `The bank cannot meet together ${unmet.map(nearestInWords).join('; ')}: ${short}.`
}

const nearestInWords = ({ constraint, nearest }: Unmet): string =>
  nearest === null ? nameOf(constraint) : `${nameOf(constraint)} (reaches ${Math.round(nearest * 100) / 100})`

const kindInWords = ({ domain, type, band, count }: ToWrite): string =>
  `${count} of ${domain}${type === null ? '' : `, type ${type}`}${band === null ? '' : `, difficulty ${band}`}`

function nameOf(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'domain':
      return `${constraint.min} of domain ${constraint.domain}`
    case 'type':
      return `${range(constraint)} of type ${constraint.type}`
    case 'band':
      return `${range(constraint)} of difficulty ${constraint.band}`
    case 'overlap':
      return `at most ${constraint.max} shared with form ${constraint.form}`
    case 'mean-difficulty':
      return `a mean difficulty of ${range(constraint)}`
    case 'minutes':
      return `${range(constraint)} minutes`
    case 'questions':
      return `${constraint.min} questions`
    case 'enemies':
      return 'no two enemies'
    default:
      return constraint satisfies never
  }
}

const range = ({ min, max }: { min: number; max: number }): string => (min === max ? String(min) : `${min} to ${max}`)

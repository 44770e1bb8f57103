export type DeliveryMode = 'internal' | 'external' | 'hybrid'
export type DeliveryFacts = {
  /** People here whose certificate is valid today: those who could teach it. */
  readonly holders: number
  /** People who need it now. */
  readonly wanted: number
  readonly coreWork: boolean
  readonly ownPractice: boolean
  readonly endorsedTrainingRequired: boolean
  /** External content to build on: learning paths, courses. */
  readonly externalContent: number
}
export type Reason = { readonly favours: DeliveryMode | null; readonly text: string }
export type Advice = { readonly mode: DeliveryMode; readonly reasons: Reason[] }

const severalPeople = 3

/**
 * Internal, external or hybrid, with the reasons from data (C4). What rules internal sessions out decides first; where
 * they are possible, external content first and internal sessions for application is the best practice.
 */
export function adviseDelivery(facts: DeliveryFacts): Advice {
  const against = reasonsForExternal(facts)
  if (facts.endorsedTrainingRequired && facts.holders > 0 && against.length === 0) {
    return { mode: 'hybrid', reasons: [endorsed, ...reasonsForInternal(facts)] }
  }
  if (facts.endorsedTrainingRequired || against.length > 0) {
    return { mode: 'external', reasons: [...(facts.endorsedTrainingRequired ? [endorsed] : []), ...against] }
  }
  const reasons = reasonsForInternal(facts)
  if (facts.externalContent === 0) {
    return {
      mode: 'internal',
      reasons: [
        ...reasons,
        {
          favours: null,
          text: 'No external content is recorded to build on: adding a learning path would allow hybrid delivery.',
        },
      ],
    }
  }
  const content: Reason = {
    favours: 'hybrid',
    text: `${count(facts.externalContent, 'external resource')} to study first, so that sessions are free for application and practice.`,
  }
  return { mode: 'hybrid', reasons: [...reasons, content] }
}

const endorsed: Reason = { favours: 'external', text: "The vendor's partner programme demands endorsed training." }

function reasonsForExternal({ holders, wanted, coreWork }: DeliveryFacts): Reason[] {
  const reasons: Reason[] = []
  if (holders === 0)
    reasons.push({
      favours: 'external',
      text: 'Nobody here holds it yet: the first people certify outside and become the trainers.',
    })
  if (wanted <= 1)
    reasons.push({
      favours: 'external',
      text: wanted === 1 ? 'Only one person pursues it.' : 'Nobody pursues it at the moment.',
    })
  if (!coreWork) reasons.push({ favours: 'external', text: 'It lies outside the core work.' })
  return reasons
}

function reasonsForInternal({ holders, wanted, coreWork, ownPractice }: DeliveryFacts): Reason[] {
  const reasons: Reason[] = [{ favours: 'internal', text: `${count(holders, 'certified engineer')} could train.` }]
  reasons.push(
    wanted >= severalPeople
      ? { favours: 'internal', text: `${wanted} people pursue it at once.` }
      : { favours: null, text: `Only ${wanted} people pursue it: a cohort works best with 3 to 6.` },
  )
  if (coreWork) reasons.push({ favours: 'internal', text: 'It applies to core work.' })
  if (ownPractice)
    reasons.push({ favours: 'internal', text: "It can be taught with the organisation's own practice and projects." })
  return reasons
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

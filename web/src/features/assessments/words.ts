import type { assessmentKinds, assessmentStates, reviewPolicies } from '@cadre/contracts'
import type { Tone } from '../../ui/theme/tokens.ts'

export type AssessmentKind = (typeof assessmentKinds)[number]
export type AssessmentState = (typeof assessmentStates)[number]
export type ReviewPolicy = (typeof reviewPolicies)[number]

export const kindCalled: Readonly<Record<AssessmentKind, string>> = {
  diagnostic: 'Diagnostic',
  quiz: 'Checkpoint quiz',
  'practice-exam': 'Practice exam',
  retention: 'Retention check',
  'warm-up': 'Warm-up',
}

/** What it is for, in a sentence for those who take it. */
export const kindMeans: Readonly<Record<AssessmentKind, string>> = {
  diagnostic:
    'Shows where you stand before the training, so that it can start there. No score to be proud or afraid of.',
  quiz: 'Checks the objectives of the last sessions.',
  'practice-exam': 'The exam as it will be: its weights, its number of questions, its time.',
  retention: 'Asks again what you knew weeks ago, to see what stayed.',
  'warm-up': 'A few questions to begin with.',
}

export const stateCalled: Readonly<Record<AssessmentState, { readonly tone: Tone; readonly words: string }>> = {
  draft: { tone: 'calm', words: 'Draft' },
  published: { tone: 'good', words: 'Published' },
  closed: { tone: 'calm', words: 'Closed' },
  cancelled: { tone: 'bad', words: 'Cancelled' },
}

/** How a question is answered. */
export const questionKindCalled: Readonly<Record<string, string>> = {
  single: 'One right option',
  multiple: 'Several right options',
  ordering: 'Ordering',
  matching: 'Matching',
  numeric: 'Number',
  text: 'Short text',
}

export const reviewCalled: Readonly<Record<ReviewPolicy, string>> = {
  'after-submit': 'Right after submitting',
  'after-close': 'When it is closed for everybody',
  'when-released': 'When it is released',
  never: 'Never',
}

type Conditions = {
  readonly timed: boolean
  readonly oneSitting: boolean
  readonly closedBook: boolean
  readonly calculator: boolean
  readonly notes: boolean
}

/** The conditions as sentences for those who take it. @param minutes null: there is no time that could run. */
export function conditionWords(
  { oneSitting, closedBook, calculator, notes }: Conditions,
  minutes: number | null,
): string[] {
  return [
    ...sittingWords(oneSitting, minutes !== null),
    closedBook ? 'Closed book: nothing but what you know.' : 'Open book: look up what you like.',
    calculator ? 'A calculator is on the page.' : 'No calculator.',
    notes ? 'You can write notes beside each question; only you see them.' : 'No notes.',
  ]
}

function sittingWords(oneSitting: boolean, timed: boolean): string[] {
  if (oneSitting)
    return [
      timed ? 'In one sitting: the time runs on when you leave.' : 'In one sitting: begin when you can finish it.',
    ]
  return timed ? ['You can leave and come back; the time runs on meanwhile.'] : ['You can leave and come back.']
}

import type { Outcome } from './run.ts'

/** How a person meets a failing world again. */
export const replayLine = ({ seed, steps, violation }: Outcome, bug: string | null = null): string =>
  `${violation} (step ${steps}): npm run --silent replay-attempt -- ${seed}${bug === null ? '' : ` '${bug}'`}`

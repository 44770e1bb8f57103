import { type Element, elementsIn } from '../xml/element.ts'

/** How much marking by trial one file may cost, in elements of rules that are looked at. */
export type Effort = {
  /** False when it is more than is left; then nothing more is tried in this file. */
  readonly take: (steps: number) => boolean
  readonly isSpent: () => boolean
}

export function fileEffort(most: number): Effort {
  let left = most
  return {
    take: (steps) => {
      left -= steps
      return left >= 0
    },
    isSpent: () => left < 0,
  }
}

/** How many elements an element holds, itself included. */
export function elementCount(root: Element | undefined): number {
  let count = 0
  const waiting = root ? [root] : []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count++
    for (const child of elementsIn(next)) waiting.push(child)
  }
  return count
}

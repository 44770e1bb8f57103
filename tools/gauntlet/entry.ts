/** What a run found: `faults` is empty where the promise held; `figures` say how far it was tried. */
export type Found = { readonly faults: readonly string[]; readonly figures: Readonly<Record<string, unknown>> }

/** The same harness, small, with something broken on purpose: it has to find faults. */
export type Planted = { readonly what: string; readonly run: () => Promise<Found> }

/** One promise of the product and how it is tried before a release. */
export type Entry<Size extends string = string> = {
  readonly id: string
  /** The promise with its figures, as a reader of the evidence needs it. */
  readonly target: string
  /** How much of everything a release asks for; smaller ones try the harness. */
  readonly sizes: Readonly<Record<Size, number>>
  run(sizes: Readonly<Record<Size, number>>): Promise<Found>
  readonly planted: readonly Planted[]
}

/** Keeps the names of an entry's sizes for its own `run`. */
export const entry = <Size extends string>(made: Entry<Size>): Entry => made

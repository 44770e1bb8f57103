import type { Element } from '../xml/element.ts'

/** Reads a `material`: HTML where it says so, else text. */
export type MaterialReader = (element: Element | undefined) => string

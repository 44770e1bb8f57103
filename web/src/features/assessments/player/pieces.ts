/** What the player loads only when it is needed: fetched before, so that it is there when it cannot be loaded any more. */
export const fetchPieces = (): Promise<unknown> =>
  Promise.allSettled([import('../../../ui/data/rich-markdown.tsx'), import('../../../ui/commands/shortcuts-sheet.tsx')])

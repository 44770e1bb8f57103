import type { readBlueprint, ReplyOf } from '@cadre/contracts'

/** A blueprint as the API gives it: its draft as a file with the revision it has there. */
export type OpenBlueprint = ReplyOf<typeof readBlueprint>

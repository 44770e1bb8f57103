import { unreachable } from '@cadre/kernel'
import type { Destination } from './successor.ts'

export function destinationWords(destination: Destination): string {
  switch (destination.kind) {
    case 'successor':
      return `Move to its successor ${destination.certification.code}.`
    case 'new-guide':
      return `Move to the new guide of ${destination.certification.code}.`
    case 'none-named':
      return 'Nothing to move to: no successor is named. Choose another certification, or keep it for reference.'
    case 'not-in-catalogue':
      return `${destination.code} follows it but is not in the catalogue. Add it with its guide, or choose another certification.`
    case 'retired-too':
      return `${destination.code}, which followed it, retired too. Choose another certification, or keep it for reference.`
    default:
      return unreachable(destination)
  }
}

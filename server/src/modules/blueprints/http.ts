import * as contract from '@cadre/contracts'
import { route } from '../../platform/http/route.ts'
import { createOne, publishOne, saveOneDraft } from './app/author-blueprint.ts'
import { checkFile, exportFile, readBlueprints, readOneBlueprint, readShipped } from './app/read-blueprints.ts'

const wholeFile = { bodyLimit: 4_194_304 }

export const blueprintRoutes = [
  route(contract.listBlueprints, readBlueprints),
  route(contract.listShipped, readShipped),
  route(contract.readBlueprint, readOneBlueprint),
  route(contract.createBlueprint, createOne, wholeFile),
  route(contract.checkBlueprintFile, checkFile, wholeFile),
  route(contract.saveDraft, saveOneDraft, wholeFile),
  route(contract.publishBlueprint, publishOne),
  route(contract.exportBlueprint, exportFile),
]

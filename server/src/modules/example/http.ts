import { setUpExample } from '@cadre/contracts'
import { route, type Route } from '../../platform/http/route.ts'
import type { FoundOrganisation } from '../identity/index.ts'
import { setUpExampleServer } from './app/set-up-example.ts'

export const exampleRoutes = (found: FoundOrganisation): Route[] => [route(setUpExample, setUpExampleServer(found))]

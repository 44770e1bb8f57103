import type { IRegularForbiddenRuleType } from 'dependency-cruiser'

const pure = '^(kernel|engines|formats|contracts)/'
const modules = '^server/src/modules/([^/]+)/'
const isTest =
  '\\.(test|pg\\.test|bench|e2e)\\.tsx?$|^server/src/testing/|^testkit/|^e2e/|^(web|cli|engines/[^/]+)/test/'

const rule = (
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({
  name,
  severity: 'error',
  from,
  to,
})

/** The arrows of the house (docs/adr/0003): each names what may not point where. */
export const arrows: IRegularForbiddenRuleType[] = [
  rule('kernel-imports-nothing', { path: '^kernel/src', pathNot: isTest }, { pathNot: '^kernel/' }),
  rule(
    'engines-are-pure',
    { path: '^engines/', pathNot: isTest },
    { path: '^(formats|contracts|server|web|cli|testkit|e2e|tools)/' },
  ),
  rule(
    'formats-are-pure',
    { path: '^formats/', pathNot: isTest },
    { path: '^(contracts|server|web|cli|testkit|e2e|tools)/' },
  ),
  rule(
    'contracts-know-no-server',
    { path: '^contracts/', pathNot: isTest },
    // The cores of attempts and sessions are what browser and server both run, and know no answer: their words are the contract's.
    { path: '^(engines|formats|server|web|cli|testkit|e2e|tools)/', pathNot: '^engines/(attempt|session)/' },
  ),
  rule('pure-code-has-no-node', { path: pure, pathNot: isTest }, { dependencyTypes: ['core'] }),
  rule(
    'domain-decides-alone',
    { path: `${modules}domain/`, pathNot: isTest },
    { pathNot: ['^kernel/', '^engines/', '^formats/', '^server/src/modules/$1/domain/', 'node_modules'] },
  ),
  rule(
    'store-keeps-to-its-module',
    { path: `${modules}store/`, pathNot: isTest },
    { path: '^server/src/modules/([^/]+)/', pathNot: '^server/src/modules/$1/(domain|store)/' },
  ),
  rule(
    'modules-meet-at-the-front-door',
    { path: modules, pathNot: isTest },
    {
      path: '^server/src/modules/([^/]+)/',
      pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'],
    },
  ),
  rule(
    'platform-knows-no-module',
    { path: '^server/src/platform/', pathNot: isTest },
    { path: '^server/src/(modules|compose|start-server|main)' },
  ),
  rule('web-never-imports-server', { path: '^(web|cli)/', pathNot: isTest }, { path: '^server/' }),
  rule('e2e-drives-from-outside', { path: '^e2e/' }, { path: '^(server|web|contracts|engines)/' }),
  rule(
    'features-do-not-meet',
    { path: '^web/src/features/([^/]+)/' },
    { path: '^web/src/features/([^/]+)/', pathNot: '^web/src/features/$1/' },
  ),
  rule('ui-knows-no-business', { path: '^web/src/(ui|lib)/' }, { path: '^web/src/(features|app|api)/|^contracts/' }),
  rule(
    'learner-bundle-holds-no-answers',
    { path: '^web/' },
    { path: '^engines/(psychometrics|memory|assembly|evidence|simulation|marking)/' },
  ),
  rule(
    'no-test-code-in-the-product',
    { path: '^(kernel|engines|formats|contracts|server|web|cli)/', pathNot: isTest },
    { path: '\\.(test|bench|e2e)\\.tsx?$|^testkit/|^server/src/testing/|^(web|cli|engines/[^/]+)/test/' },
  ),
  rule('no-cycles', { path: '^(kernel|engines|formats|contracts|server|web|cli|testkit|tools)/' }, { circular: true }),
  rule(
    'nothing-unresolved',
    { path: '^(kernel|engines|formats|contracts|server|web|cli|testkit|tools)/' },
    { couldNotResolve: true, pathNot: '^(virtual:|bun:)|\\.css$' },
  ),
]

/** The walls of the house: rules inside, adapters outside, and the two ways to run never mixed. */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-knows-nothing-of-the-rest',
      severity: 'error',
      from: { path: '^functions/domain' },
      to: { path: '^(functions/(?!domain)|infra|tests)' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^functions/domain' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|util)$' },
    },
    {
      name: 'aws-not-local',
      severity: 'error',
      from: { path: '^functions/aws' },
      to: { path: '^functions/local' },
    },
    {
      name: 'local-not-aws',
      severity: 'error',
      from: { path: '^functions/local' },
      to: { path: '^functions/aws' },
    },
    {
      name: 'handlers-see-ports-not-adapters',
      severity: 'error',
      from: { path: '^functions/(?!aws|local|domain)', pathNot: 'lambda\\.ts$' },
      to: { path: '^functions/(aws|local)' },
    },
    {
      name: 'product-not-tests',
      severity: 'error',
      from: { path: '^(functions|infra)' },
      to: { path: '^tests' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.json'] },
  },
}

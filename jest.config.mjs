/** Native ESM (NestJS 12 is ESM only) with swc for the types. Times: a real browser and a real PostgreSQL start in some suites. */
export default {
  testEnvironment: 'node',
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/support/run-setup.mjs',
  globalTeardown: '<rootDir>/test/support/run-teardown.mjs',
  testSequencer: '<rootDir>/test/support/run-order.mjs',
  // Jest leaves one core idle; on two that is half of the machine.
  maxWorkers: '100%',
  // Modules stay in memory after their suite: a worker grows to a gigabyte with a quarter of the suites. Jest gives it half a second to
  // end, and warns of leaks when it needs longer. It needs that for its memory alone: nothing is open, its "exit" event comes within
  // milliseconds, and a process of 400 MB that is killed there is gone no sooner than one that ends by itself (about a second here).
  workerIdleMemoryLimit: '1GB',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

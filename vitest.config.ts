import { defineConfig } from 'vitest/config'

/** Two lanes: `unit` touches nothing; `pg` gives every file its own database (testkit/src/database.ts). */
export default defineConfig({
  test: {
    passWithNoTests: false,
    // The default leaves one processor free; on two that is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.pg.test.ts'],
          // Ends what hangs; nothing is judged by its time, and a busy machine may take long.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Half the time went into loading the same modules for each file; nothing here leaves anything behind.
          isolate: false,
        },
      },
      {
        test: {
          name: 'pg',
          include: ['**/*.pg.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['testkit/src/postgres-for-tests.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Each file has a database and a server of its own; the modules they are made of are loaded once a worker.
          isolate: false,
        },
      },
    ],
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,server,web,tools,test}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/database.ts', 'test/browser/unpack.ts'],
    // Two cores: more files at once only make each of them slower.
    maxWorkers: 3,
  },
})

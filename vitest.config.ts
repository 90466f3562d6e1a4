import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,server,web,device,tools,test}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['test/database.ts', 'test/browser/unpack.ts'],
    // On a machine that nobody watches a browser may once be too slow; what had to be tried again is told.
    retry: Number(process.env['TEST_RETRIES'] ?? 0),
    // Two cores: more files at once only make each of them slower.
    maxWorkers: 3,
  },
})

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,server,web,device,tools,test}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is polled for comes by way of a browser, a database and jobs, on a machine that does other things too.
    expect: { poll: { timeout: 20_000 } },
    globalSetup: ['test/database.ts', 'test/browser/unpack.ts'],
    // Two cores: more files at once only make each of them slower.
    maxWorkers: 3,
    // Reading the server's modules anew for each of hundreds of files would take a third of the whole run.
    isolate: false,
  },
})

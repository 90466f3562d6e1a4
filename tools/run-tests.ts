import { createVitest } from 'vitest/node'

/**
 * The whole suite. With `TEST_RETRIES=N`, files in which something failed are run again from their beginning, up to N
 * times, and named at the end: on a machine that nobody watches a browser may once be too slow, and a single test that
 * is repeated would find what its first try left behind.
 */
const retries = Number(process.env['TEST_RETRIES'] ?? 0)
const vitest = await createVitest('test', { run: true, watch: false })
await vitest.start(process.argv.slice(2))
const repeated = new Set<string>()

let failed = failedFiles()
for (let round = 0; failed.length > 0 && round < retries; round += 1) {
  for (const file of failed) repeated.add(file)
  await vitest.runTestFiles(failed)
  failed = failedFiles()
}
const errors = vitest.state.getUnhandledErrors()
await vitest.close()

if (repeated.size > 0) console.log(`Run again, as something failed in them: ${[...repeated].join(', ')}`)
process.exit(failed.length === 0 && errors.length === 0 ? 0 : 1)

/** Files with a failed test, and those during which something failed that no test waited for. */
function failedFiles(): string[] {
  const during = vitest.state
    .getUnhandledErrors()
    .map((error) => (error as { VITEST_TEST_PATH?: string }).VITEST_TEST_PATH)
  return [...new Set([...vitest.state.getFailedFilepaths(), ...during.filter((path) => path !== undefined)])]
}

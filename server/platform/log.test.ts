import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const module = fileURLToPath(new URL('./log.ts', import.meta.url))
const secret = 'S3cretS3cretS3cretS3cret'

/** What the program writes when it logs this. */
async function written(details: object): Promise<string> {
  const script = `import { makeLog } from ${JSON.stringify(module)}; makeLog('info').info(${JSON.stringify(details)}, 'told')`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  return stdout
}

test('a request is told by method and path, without its headers', async () => {
  const headers = { cookie: `mesa_session=${secret}`, authorization: `Bearer ${secret}` }

  const line = await written({ req: { method: 'GET', url: '/api/v1/tickets/7', id: 'r1', headers } })

  expect(JSON.parse(line)).toMatchObject({ req: { method: 'GET', url: '/api/v1/tickets/7', id: 'r1' }, msg: 'told' })
  expect(line).not.toContain(secret)
})

test('no link’s token, password or hash is ever written', async () => {
  const paths = [
    `/desk/setup/${secret}`,
    `/api/v1/setup/${secret}`,
    `/api/v1/ratings/by-link/${secret}.${secret}`,
    `/g/${secret}`,
    `/rate/${secret}?score=5`,
    `/reset/${secret}`,
    `/sign-in/${secret}`,
    `/api/v1/alerts/incoming/x?a=1&token=${secret}&b=2`,
  ]
  const requests = Object.fromEntries(paths.map((url, index) => [`r${index}`, { method: 'GET', url, id: 'r' }]))
  const script = `import { makeLog } from ${JSON.stringify(module)}
    const log = makeLog('info')
    for (const req of Object.values(${JSON.stringify(requests)})) log.info({ req }, 'told')
    log.info({ body: { password: '${secret}', token: '${secret}', passwordHash: '${secret}' } }, 'told')
    log.info({ password: '${secret}', token: '${secret}' }, 'told')`

  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])

  expect(stdout.trim().split('\n')).toHaveLength(paths.length + 2)
  expect(stdout).not.toContain(secret)
})

test('an error is told by what went wrong, with its causes, and not by what hangs on it', async () => {
  const script = `import { makeLog } from ${JSON.stringify(module)}
    const cause = Object.assign(new Error('gone'), { detail: 'Key (email)=(${secret})' })
    const error = Object.assign(new Error('broke', { cause }), { code: '57P01', client: { secretKey: '${secret}' } })
    makeLog('info').warn({ err: error }, 'told')`

  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])

  expect(JSON.parse(stdout)).toMatchObject({ err: { type: 'Error', code: '57P01' }, msg: 'told' })
  expect(JSON.parse(stdout).err.message).toBe('broke: gone')
  expect(stdout).not.toContain(secret)
})

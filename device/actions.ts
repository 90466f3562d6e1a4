import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import si from 'systeminformation'
import { actionRequest, type actionResult } from '../contract/device.ts'
import type { DeviceCtx, Handlers } from './handlers.ts'
import { measure } from './measure.ts'
import { NotAllowed } from './refusal.ts'

type Result = ReturnType<typeof actionResult.parse>

const run = promisify(execFile)
const mostOutput = 200_000
const limits = { timeout: 60_000, maxBuffer: 4 * 1024 * 1024, windowsHide: true }
const isWindows = process.platform === 'win32'

/**
 * The fixed list of what the desk may have done here. Programs are started without a shell, and with nothing from the
 * line among their words but what the policy of this machine names.
 */
export const actionHandlers: Handlers = {
  'actions.run': {
    needs: 'actions',
    answer: (ctx, body) => act(ctx, actionRequest.parse(body)),
  },
}

async function act(ctx: DeviceCtx, request: ReturnType<typeof actionRequest.parse>): Promise<Result> {
  switch (request.action) {
    case 'restart_service':
      return restartService(ctx, request.service)
    case 'flush_dns':
      return isWindows ? start('ipconfig', ['/flushdns']) : start('resolvectl', ['flush-caches'])
    case 'diagnostics':
      return { output: cut(await diagnose(ctx)) }
    case 'reboot':
      return reboot(request.minutes, request.warning)
    case 'run_script':
      return runScript(ctx, request.content)
  }
}

async function restartService({ policy }: DeviceCtx, service: string): Promise<Result> {
  if (!policy.services.includes(service)) throw new NotAllowed(`The policy of this device does not name ${service}`)
  if (isWindows)
    return start('powershell', ['-NoProfile', '-NonInteractive', '-Command', `Restart-Service -Name '${service}'`])
  return start('systemctl', ['restart', '--', service])
}

/** People at the machine are warned by the system, and have that long to save their work. */
function reboot(minutes: number, warning: string): Promise<Result> {
  if (isWindows) return start('shutdown', ['/r', '/t', String(minutes * 60), '/c', warning])
  return start('shutdown', ['-r', `+${minutes}`, warning])
}

async function runScript({ policy }: DeviceCtx, content: string): Promise<Result> {
  const hash = createHash('sha256').update(content).digest('hex')
  if (!policy.scripts.includes(hash)) throw new NotAllowed(`The policy of this device does not name the script ${hash}`)
  const folder = await mkdtemp(join(tmpdir(), 'mesa-script-'))
  const path = join(folder, isWindows ? 'script.ps1' : 'script.sh')
  try {
    await writeFile(path, content, { mode: 0o700 })
    return isWindows
      ? await start('powershell', ['-NoProfile', '-NonInteractive', '-File', path])
      : await start('/bin/sh', [path])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function diagnose({ policy }: DeviceCtx): Promise<string> {
  const [now, os, processes, connections] = await Promise.all([
    measure(policy.services),
    si.osInfo(),
    si.processes(),
    si.networkInterfaces(),
  ])
  const busiest = processes.list
    .toSorted((one, other) => other.cpu - one.cpu)
    .slice(0, 25)
    .map(({ pid, name, cpu, memRss }) => ({
      pid,
      name,
      cpu: Math.round(cpu),
      memoryMegabytes: Math.round(memRss / 1024),
    }))
  const system = { name: os.distro, release: os.release, kernel: os.kernel, hostname: os.hostname }
  return JSON.stringify({ at: new Date().toISOString(), system, now, busiest, connections }, null, 2)
}

async function start(program: string, args: string[]): Promise<Result> {
  const { stdout, stderr } = await run(program, args, limits)
  return { output: cut(`${stdout}${stderr}`) }
}

function cut(text: string): string {
  return text.slice(0, mostOutput)
}

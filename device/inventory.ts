import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import si from 'systeminformation'
import type { InventoryReport } from '../contract/device.ts'

const run = promisify(execFile)
const waitsMs = 60_000
const mostSoftware = 5000
const lots = { timeout: waitsMs, maxBuffer: 16 * 1024 * 1024, windowsHide: true }

/** What the machine is made of and what is installed. Dear, so asked when the line opens and once a day. */
export async function takeInventory(): Promise<InventoryReport> {
  const [system, cpu, memory, os, disks, networks, software, pendingUpdates] = await Promise.all([
    si.system(),
    si.cpu(),
    si.mem(),
    si.osInfo(),
    si.diskLayout(),
    si.networkInterfaces(),
    listSoftware(),
    countUpdates(),
  ])
  return {
    hardware: {
      manufacturer: cut(system.manufacturer, 120),
      model: cut(system.model, 120),
      serial: system.serial === '-' ? '' : cut(system.serial, 120),
      processor: cut(`${cpu.manufacturer} ${cpu.brand}`.trim(), 160),
      cores: cpu.cores,
      memoryBytes: memory.total,
    },
    os: {
      name: cut(os.distro, 120),
      version: cut(os.release, 120),
      architecture: cut(os.arch, 40),
      kernel: cut(os.kernel, 120),
    },
    disks: disks
      .slice(0, 64)
      .map(({ name, type, size }) => ({ name: cut(name, 160), type: cut(type, 40), bytes: size || 0 })),
    networks: (Array.isArray(networks) ? networks : [networks])
      .filter(({ internal }) => !internal)
      .slice(0, 64)
      .map(({ iface, mac, ip4, ip6 }) => ({
        name: cut(iface, 80),
        mac: cut(mac, 40),
        addresses: [ip4, ip6].filter((one) => one !== '').map((one) => cut(one, 60)),
      })),
    pendingUpdates,
    software,
  }
}

/** Each way that a system keeps its list; where none is known, the list is empty. */
async function listSoftware(): Promise<InventoryReport['software']> {
  const ways: Record<string, [string, string[]][]> = {
    linux: [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
      ['dpkg-query', ['-W', '-f', '${Package}\\t${Version}\\n']],
      ['rpm', ['-qa', '--qf', '%{NAME}\\t%{VERSION}-%{RELEASE}\\n']],
    ],
    win32: [['powershell', ['-NoProfile', '-NonInteractive', '-Command', registryList]]],
  }
  for (const [program, args] of ways[process.platform] ?? []) {
    const text = await run(program, args, lots).then(
      ({ stdout }) => stdout,
      () => '',
    )
    if (text !== '') return readList(text)
  }
  return []
}

const registryList =
  "Get-ItemProperty 'HKLM:\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*','HKLM:\\Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*' | Where-Object DisplayName | ForEach-Object { $_.DisplayName + \"`t\" + $_.DisplayVersion }"

/** Lines of a name, a tab and a version. */
export function readList(text: string): InventoryReport['software'] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .filter(([name]) => name !== undefined && name.trim() !== '')
    .slice(0, mostSoftware)
    .map(([name = '', version = '']) => ({ name: cut(name, 200), version: cut(version, 100) }))
}

/** Counted where the system says so without asking the network. */
async function countUpdates(): Promise<number | null> {
  if (process.platform !== 'linux') return null
  return run('apt-get', ['--simulate', '--quiet', 'dist-upgrade'], lots).then(
    ({ stdout }) => stdout.split('\n').filter((line) => line.startsWith('Inst ')).length,
    () => null,
  )
}

function cut(text: string, most: number): string {
  return text.trim().slice(0, most)
}

import { writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { Refusal } from './refusal.ts'

const unitPath = '/etc/systemd/system/mesa-device.service'

interface Installing {
  folder: string
  /** What starts the agent, each word by itself. */
  command: string[]
}

/** Writes a unit for systemd, so that the agent comes up with the machine. The operator turns it on. */
export async function install(installing: Installing): Promise<string> {
  if (process.platform !== 'linux')
    throw new Refusal('Only systemd is installed for; elsewhere let the system start: mesa-device run')
  if (process.getuid?.() !== 0) throw new Refusal('Run this as root: it writes a unit for systemd')
  await writeFile(unitPath, unitOf({ ...installing, user: userInfo().username }), { mode: 0o644 })
  return `Wrote ${unitPath}. Go on with: systemctl enable --now mesa-device\n`
}

/**
 * Restarted for ever; it may write into its own folder and nowhere else among the system's. Homes stay open: what a
 * person's terminal does and what they are sent is theirs to keep.
 */
export function unitOf({ folder, command, user }: Installing & { user: string }): string {
  const start = [...command, 'run', '--data-dir', folder].map(quoted).join(' ')
  return [
    '[Unit]',
    'Description=Mesa device agent',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    `ExecStart=${start}`,
    `User=${user}`,
    'Restart=always',
    'RestartSec=5',
    'ProtectSystem=full',
    `ReadWritePaths=${quoted(folder)}`,
    'PrivateTmp=true',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n')
}

/** As systemd.syntax(7) has it; `%` begins a specifier there, `$` a variable. */
function quoted(word: string): string {
  const escaped = word.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')
  return `"${escaped}"`
}

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import type { DeviceAllowance } from '#contract/device.ts'
import { testAgent } from '../device/test-agent.ts'
import { until } from './devices.ts'
import type { Somebody, World } from './world.ts'

/** How a person answers the dialog: the exit codes of zenity. */
export const answers = { yes: 0, no: 1, nothing: 5 } as const

/** A device with a running agent, and a person before it who answers as the test says. */
export async function machineOf(
  world: World,
  admin: Somebody,
  teamId: string,
  allow: DeviceAllowance[],
  { display = ':99', hasVnc = true } = {},
) {
  await admin.api.deviceTeams.turn({ params: { id: teamId }, body: { isOn: true } })
  const name = `PC-${randomBytes(3).toString('hex')}`
  const device = await admin.api.devices.create({ body: { name, teamId, kind: 'server' } })
  const { code } = await admin.api.deviceAgents.makeCode({ params: { id: device.id } })
  const desk = await mkdtemp(join(tmpdir(), 'mesa-person-'))
  await writeFile(
    join(desk, 'zenity'),
    `#!/bin/sh\n[ "$1" = --info ] && { printf '%s\\n' "$@" >> ${desk}/told; exec /bin/sleep 600; }\n[ "$1" = --file-selection ] && exec /bin/cat ${desk}/chosen\nprintf '%s\\n' "$@" > ${desk}/asked\nexit $(/bin/cat ${desk}/answer)\n`,
  )
  await chmod(join(desk, 'zenity'), 0o755)
  const agent = await testAgent()
  const { code: exit, said } = await agent.command('enrol', code, '--server', world.url, '--allow', allow.join(','))
  if (exit !== 0) throw new Error(said)
  const setPolicy = (remote: object, rest: object = {}) =>
    writeFile(join(agent.folder, 'policy.json'), JSON.stringify({ allow, remote: { ...asUser(), ...remote }, ...rest }))
  await setPolicy({})
  const untilState = (state: string) =>
    until(async () => (await admin.api.devices.get({ params: { id: device.id } })).state === state)
  const start = async () => {
    const restore = inPlaceOf({ PATH: hasVnc ? [desk, process.env['PATH']].join(delimiter) : desk, DISPLAY: display })
    agent.run()
    restore()
    await untilState('online')
  }
  await start()
  return {
    device,
    setPolicy,
    start,
    /** Ends the agent without a goodbye. */
    die: async () => {
      await agent.kill()
      await untilState('offline')
    },
    answer: (answer: keyof typeof answers) => writeFile(join(desk, 'answer'), String(answers[answer])),
    /** What the dialog said. */
    asked: () => readFile(join(desk, 'asked'), 'utf8'),
    /** What the notice said that stays on the screen. */
    told: () => readFile(join(desk, 'told'), 'utf8'),
    /** The file that the person picks when they are asked for one. */
    choose: (path: string) => writeFile(join(desk, 'chosen'), `${path}\n`),
    leave: async () => {
      await agent.remove()
      await rm(desk, { recursive: true, force: true })
    },
  }
}

/** Tests may run as root, as whom nobody is helped. */
function asUser(): { user?: string } {
  return userInfo().uid === 0 ? { user: 'daemon' } : {}
}

/** The agent is given the environment of this process, as it is at that moment. */
function inPlaceOf(changed: Record<string, string>): () => void {
  const before = { ...process.env }
  Object.assign(process.env, changed)
  return () => {
    for (const name of Object.keys(changed)) {
      delete process.env[name]
      if (before[name] !== undefined) process.env[name] = before[name]
    }
  }
}

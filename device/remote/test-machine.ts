import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import type { DeviceAllowance } from '#contract/device.ts'
import { until } from '#test/devices.ts'
import type { Somebody, World } from '#test/world.ts'
import { testAgent } from '../test-agent.ts'

/** How a person answers the dialog: the exit codes of zenity. */
export const answers = { yes: 0, no: 1, nothing: 5 } as const

/** A device with a running agent, and a person before it who answers as the test says. */
export async function machineOf(world: World, admin: Somebody, teamId: string, allow: DeviceAllowance[]) {
  await admin.api.deviceTeams.turn({ params: { id: teamId }, body: { isOn: true } })
  const name = `PC-${randomBytes(3).toString('hex')}`
  const device = await admin.api.devices.create({ body: { name, teamId } })
  const { code } = await admin.api.deviceAgents.makeCode({ params: { id: device.id } })
  const desk = await mkdtemp(join(tmpdir(), 'mesa-person-'))
  await writeFile(join(desk, 'zenity'), `#!/bin/sh\nprintf '%s\\n' "$@" > ${desk}/asked\nexit $(cat ${desk}/answer)\n`)
  await chmod(join(desk, 'zenity'), 0o755)
  process.env['PATH'] = [desk, process.env['PATH']].join(delimiter)
  process.env['DISPLAY'] ??= ':99'
  const agent = await testAgent()
  const { code: exit, said } = await agent.command('enrol', code, '--server', world.url, '--allow', allow.join(','))
  if (exit !== 0) throw new Error(said)
  const setPolicy = (remote: object) =>
    writeFile(join(agent.folder, 'policy.json'), JSON.stringify({ allow, remote: { ...asUser(), ...remote } }))
  await setPolicy({})
  agent.run()
  await until(async () => (await admin.api.devices.get({ params: { id: device.id } })).state === 'online')
  return {
    device,
    setPolicy,
    answer: (answer: keyof typeof answers) => writeFile(join(desk, 'answer'), String(answers[answer])),
    /** What the dialog said. */
    asked: () => readFile(join(desk, 'asked'), 'utf8'),
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

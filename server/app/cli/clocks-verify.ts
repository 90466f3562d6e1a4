import { verifyClocks } from '../../sla/index.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './run.ts'
import { withDesk } from './with-desk.ts'

export const verifyClocksNow: Command = {
  name: 'clocks verify',
  usage: 'clocks verify [--repair]',
  summary: `Makes the clocks of every ticket anew from its history and compares them with those that are kept.
Prints each difference; exit code 1 when there is any. --repair writes what should be, without telling anybody.`,
  run: async (args) => {
    const { values } = readArguments(args, { repair: { type: 'boolean', default: false } })
    return withDesk(async (desk) => {
      const checks = verifyClocks(desk.contextOf({ kind: 'system', job: 'cli' }), values.repair)
      let wrong = 0
      for (;;) {
        const step = await checks.next()
        if (step.done === true) return report(step.value, wrong, values.repair)
        wrong += step.value.length
        for (const { number, clock, what } of step.value) process.stdout.write(`#${number} ${clock}: ${what}\n`)
      }
    })
  },
}

function report(checked: number, wrong: number, isRepaired: boolean): number {
  const outcome = wrong === 0 ? 'all as their history says' : `${wrong} differences${isRepaired ? ', repaired' : ''}`
  process.stdout.write(`${checked} tickets with clocks: ${outcome}\n`)
  return wrong === 0 ? 0 : 1
}

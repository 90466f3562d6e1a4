import { expect, test } from 'vitest'
import { remembering } from './dns.ts'

const failing = (code: string) => Object.assign(new Error(code), { code })

/** A domain name system that counts what it is asked. */
function counted(answer: (name: string) => string[]) {
  const asked: string[] = []
  let now = 0
  const dns = remembering(
    async (name, type) => {
      asked.push(`${type} ${name}`)
      return answer(name)
    },
    () => now,
  )
  return { asked, dns, pass: (ms: number) => (now += ms) }
}

test('an answer is remembered for a while, also that there is none', async () => {
  const { asked, dns, pass } = counted((name) => {
    if (name === 'none.example') throw failing('ENOTFOUND')
    return ['x']
  })
  const ask = () => Promise.allSettled([dns('a.example', 'TXT'), dns('A.example', 'TXT'), dns('none.example', 'TXT')])

  await ask()
  await ask()
  const before = asked.length
  pass(6 * 60_000)
  await ask()

  expect(before).toBe(2)
  expect(asked).toHaveLength(4)
})

test('a failure is asked again', async () => {
  const { asked, dns } = counted(() => {
    throw failing('ESERVFAIL')
  })

  await expect(dns('a.example', 'TXT')).rejects.toMatchObject({ code: 'ESERVFAIL' })
  await expect(dns('a.example', 'TXT')).rejects.toMatchObject({ code: 'ESERVFAIL' })

  expect(asked).toHaveLength(2)
})

test('when nothing answers any more nobody waits for it, until a while has passed', async () => {
  const { asked, dns, pass } = counted(() => {
    throw failing('ETIMEOUT')
  })
  for (let index = 0; index < 20; index += 1) {
    await expect(dns(`d${index}.example`, 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  }
  const silent = asked.length
  pass(60_000)

  await expect(dns('later.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' })

  expect(silent).toBe(5)
  expect(asked).toHaveLength(6)
})

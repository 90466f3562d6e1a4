import { expect, test } from 'vitest'
import { quietDns } from '#test/domain-records.ts'
import { adviseOn } from './advice.ts'
import { providerOfHost } from './providers.ts'

const facts = { domain: 'clinica.example', provider: undefined, key: undefined }

function dnsWith(texts: Record<string, string[]>) {
  return { ...quietDns, txt: async (name: string) => texts[name] ?? [] }
}

test('a domain without records is told what to publish', async () => {
  const advice = await adviseOn(facts, quietDns)

  expect(advice.spf).toMatchObject({
    status: 'missing',
    record: { name: 'clinica.example', value: 'v=spf1 a mx ~all' },
  })
  expect(advice.dkim.status).toBe('no_key')
  expect(advice.dmarc).toMatchObject({ status: 'missing', record: { name: '_dmarc.clinica.example' } })
})

test('DNS that does not answer is no error', async () => {
  const advice = await adviseOn(facts, { ...quietDns, txt: () => Promise.reject(new Error('ETIMEOUT')) })

  expect([advice.spf.status, advice.dmarc.status]).toEqual(['no_answer', 'no_answer'])
})

test.each([
  [['v=spf1 include:_spf.google.com ~all'], 'ok', undefined],
  [['other', 'v=spf1 mx -all'], 'lacks_server', 'v=spf1 include:_spf.google.com mx -all'],
  [['v=spf1 include:_spf.google.com +all'], 'open', 'v=spf1 include:_spf.google.com ~all'],
  [['v=spf1 mx ~all', 'v=spf1 a ~all'], 'several', undefined],
  [['v=spf10 mx'], 'missing', 'v=spf1 include:_spf.google.com ~all'],
])('the SPF records %j of a domain at Google are %s', async (records, status, value) => {
  const provider = providerOfHost('smtp.gmail.com')

  const { spf } = await adviseOn({ ...facts, provider }, dnsWith({ 'clinica.example': records }))

  expect([spf.status, spf.record?.value]).toEqual([status, value])
})

test.each([
  ['v=DKIM1; k=rsa; p=AAAA', 'ok'],
  ['v=DKIM1; k=rsa; p=BBBB', 'different'],
  ['', 'missing'],
])('a published key %j beside ours is %s', async (published, status) => {
  const key = { domain: 'clinica.example', selector: 'mesa', publicKey: 'AAAA' }

  const { dkim } = await adviseOn({ ...facts, key }, dnsWith({ 'mesa._domainkey.clinica.example': [published] }))

  expect(dkim.status).toBe(status)
})

test('the policy of the domain above holds for those below it', async () => {
  const dns = dnsWith({ '_dmarc.clinica.example': ['v=DMARC1; p=none'] })

  const { dmarc } = await adviseOn({ ...facts, domain: 'soporte.clinica.example' }, dns)

  expect(dmarc.status).toBe('watching')
})

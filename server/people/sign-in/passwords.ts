import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP's choice for argon2id: 19 MiB, two passes. */
const cost = { memory: 19_456, passes: 2 }
const tagLength = 32

/** `argon2id$memory$passes$nonce$tag`, so that the cost can be raised without losing what is kept. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive({ message: password, nonce, ...cost, parallelism: 1, tagLength })
  return ['argon2id', cost.memory, cost.passes, nonce.toString('base64'), tag.toString('base64')].join('$')
}

const nobody = `argon2id$${cost.memory}$${cost.passes}$${'A'.repeat(22)}==$${'A'.repeat(43)}=`

/** Does the same work where there is no password, so that the time taken does not tell who has one. */
export async function checkPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, memory = '', passes = '', nonce = '', tag = ''] = (stored ?? nobody).split('$')
  const derived = await derive({
    message: password,
    nonce: Buffer.from(nonce, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: 1,
    tagLength,
  })
  return timingSafeEqual(derived, Buffer.from(tag, 'base64')) && stored != null
}

function derive(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}

import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'

/** `revoked` is not the token's to say: it is said by who looks the link up. */
export type TokenFault = 'forged' | 'expired' | 'revoked'
export type Read = { ok: true, id: string } | { ok: false, fault: TokenFault }
type Audience = 'link' | 'operator'

const ALGORITHM = 'HS256'
const OPERATOR_SECONDS = 60

export const newSigningKey = (): string => randomBytes(32).toString('base64url')

/**
 * Signs links, so that a made-up one is refused without a look at the disk, and the passes with which the command line
 * shows a running relay that it can read its folder. A token says only which link it is: what the link gives is looked up.
 */
export class Tokens {
  readonly #key: Uint8Array

  constructor(key: string) {
    this.#key = Buffer.from(key, 'base64url')
  }

  async link(id: string, until: number | null): Promise<string> {
    const token = new SignJWT().setProtectedHeader({ alg: ALGORITHM }).setJti(id).setAudience('link' satisfies Audience)
    return (until === null ? token : token.setExpirationTime(Math.ceil(until / 1_000))).sign(this.#key)
  }

  readLink = (token: string, now: number): Promise<Read> => this.#read(token, 'link', now)

  async operator(now: number): Promise<string> {
    return new SignJWT().setProtectedHeader({ alg: ALGORITHM }).setJti('operator').setAudience('operator' satisfies Audience).setExpirationTime(Math.ceil(now / 1_000) + OPERATOR_SECONDS).sign(this.#key)
  }

  readOperator = (token: string, now: number): Promise<Read> => this.#read(token, 'operator', now)

  async #read(token: string, audience: Audience, now: number): Promise<Read> {
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: [ALGORITHM], audience, currentDate: new Date(now), requiredClaims: ['jti'] })
      return { ok: true, id: payload.jti! }
    } catch (error) {
      return { ok: false, fault: error instanceof errors.JWTExpired ? 'expired' : 'forged' }
    }
  }
}

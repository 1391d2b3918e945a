import { z } from 'zod'
import type { Result } from '../kernel/result.ts'

/** A schema whose value a parser of ours reads from the written one; what it refuses gets the sentence. */
export function readBy<Written, Value>(
  written: z.ZodType<Written>,
  read: (written: Written) => Result<Value, unknown>,
  sentence?: string,
) {
  return written.transform((input, context): Value => {
    const result = read(input)
    if (result.ok) return result.value
    context.addIssue({ code: 'custom', ...(sentence !== undefined && { message: sentence }) })
    return z.NEVER
  })
}

import { z } from 'zod';

/** Every error has this shape (RFC 9457), served as `application/problem+json`. */
export const Problem = z
  .strictObject({
    type: z.string().meta({ description: 'Where the documentation explains this kind of error.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'A sentence that says what was wrong and what is allowed.' }),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().meta({ description: 'Which parameter, as in `?limit`.' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

import { z } from "zod";

export const normalizationInput = z
  .strictObject({
    name: z.string().max(400).optional(),
    nameKana: z.string().max(400).optional(),
    phone: z.string().max(50).optional(),
    email: z.string().max(320).optional(),
    address: z.strictObject({ postalCode: z.string().max(20).optional(), text: z.string().max(600) }).optional(),
  })
  .meta({ id: "NormalizationInput" });

const key = z.object({ key: z.string() });
const part = z.string().nullable();

/** Only what was asked for is present. Two addresses are the same room when `roomKey` is equal, the same block when `blockKey` is. */
export const normalizationResult = z
  .object({
    name: key.optional(),
    nameKana: key.optional(),
    phone: z
      .object({ e164: part, key: z.string(), type: z.enum(["mobile", "fixed", "ip", "toll_free", "other", "invalid"]) })
      .optional(),
    email: z.object({ key: z.string(), domain: z.string() }).optional(),
    address: z
      .object({
        postalCode: part,
        prefecture: part,
        city: part,
        town: part,
        block: part,
        building: part,
        room: part,
        blockKey: z.string(),
        roomKey: z.string(),
        confidence: z.enum(["room", "building", "block", "town", "city", "prefecture", "none"]),
      })
      .optional(),
  })
  .meta({ id: "NormalizationResult" });

import { z } from 'zod';
import type { ApiFunctionInfo } from '../../../../shared/contract/device';
import { API_NAMES, apiRow } from '../../driver/api';

/** JSON Schema of a function's data; what cannot be said in it is left open, not refused. */
function requestSchema(schema: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) };
}

/** Every function of the API as the expert's console lists it. */
export function listFunctions(): ApiFunctionInfo[] {
  return API_NAMES.map((name) => {
    const { title, methods, kind, destructive, request } = apiRow(name);
    return {
      name,
      title,
      methods: [...methods],
      kind,
      destructive,
      request: requestSchema(request),
    };
  });
}

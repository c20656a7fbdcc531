import { StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { BriefsService } from './briefs.service.js';

/**
 * A brief's PDF as an answer, the same at every door; nothing when the client has these bytes already. It is named by
 * the brief's number: a name of a person would have to be encoded, and would lie in every download folder.
 */
export async function briefFile(
  briefs: BriefsService,
  id: string,
  { request, response, gone }: { readonly request: Request; readonly response: Response; readonly gone: AbortSignal },
): Promise<StreamableFile | undefined> {
  const { number } = await briefs.get(id);
  const { bytes, sha256 } = await briefs.pdf(id, gone);
  response.setHeader('ETag', `"${sha256}"`);
  if (request.fresh) {
    response.status(304);
    return undefined;
  }
  const disposition = `attachment; filename="arcbrief-${number.replaceAll(/[^A-Za-z0-9-]/g, '-')}.pdf"`;
  return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
}

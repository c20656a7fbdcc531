import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';

/** Aborts when the connection closes before the answer was handed over in full. */
function abortedWithout(response: Response): AbortSignal {
  const controller = new AbortController();
  const look = () => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.closed) look();
  else response.once('close', look);
  return controller.signal;
}

/** Controller parameter: a signal for work that nobody needs once the client has gone away. */
export const ClientGone = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal =>
  abortedWithout(context.switchToHttp().getResponse<Response>()),
);

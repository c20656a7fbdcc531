import { Injectable } from '@nestjs/common';

/** The only clock of the services, so that a test can fix the date. */
@Injectable()
export class Clock {
  /** ISO 8601, UTC, with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }
}

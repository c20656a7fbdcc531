import { Transform } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { MAX_PAGE } from '../page.js';
import type { Page } from '../page.js';
import { RECORD_ID } from '../limits.js';
import { Amount, Line } from './fields.js';

/** Which part of a list: `?limit=50&cursor=…`. */
export class PageQuery {
  /** How many records at most. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value,
  )
  @Amount({
    optional: true,
    min: 1,
    max: MAX_PAGE,
    whole: true,
    description: 'How many records at most; 50 when left out.',
    example: 50,
  })
  readonly limit?: number;

  /** `nextCursor` of the page before. */
  @Line({
    optional: true,
    max: 36,
    pattern: { rule: RECORD_ID, message: 'must be the nextCursor of a page' },
    description: '`nextCursor` of the page before; the first page when left out.',
  })
  readonly cursor?: string;
}

/** The class of a page of these records, for the OpenAPI document. */
export function pageClass<T extends object>(item: Type<T>): Type<Page<T>> {
  class PageResponse implements Page<T> {
    @ApiProperty({ type: item, isArray: true, description: 'Oldest first.' })
    readonly items: readonly T[];

    @ApiProperty({ type: String, nullable: true, description: 'For the next page; null on the last one.' })
    readonly nextCursor: string | null;
  }
  Object.defineProperty(PageResponse, 'name', { value: `${item.name.replace(/Response$/, '')}Page` });
  return PageResponse;
}

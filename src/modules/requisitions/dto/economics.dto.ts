import type { Economics } from '../../../domain/index.js';
import { CURRENCY, LIMITS } from '../../../common/limits.js';
import { Amount, Amounts, Line, Nested } from '../../../common/http/fields.js';

const MONEY = { min: 0, max: LIMITS.money, optional: true, nullable: true } as const;

/** Share of people still in the seat after twelve months. */
export class RetentionDto {
  @Amount({ min: 0, max: 1, optional: true, nullable: true, description: 'Filled from inside, 0–1.', example: 0.92 })
  readonly inside?: number | null;

  @Amount({ min: 0, max: 1, optional: true, nullable: true, description: 'Filled from outside, 0–1.', example: 0.8 })
  readonly outside?: number | null;
}

/** What is known for the grow-or-buy comparison. What is left out or null is not invented. */
export class EconomicsDto {
  @Line({
    max: 3,
    optional: true,
    nullable: true,
    pattern: { rule: CURRENCY, message: 'must be a currency code of ISO 4217, like EUR' },
    description: 'ISO 4217.',
    example: 'EUR',
  })
  readonly currency?: string | null;

  @Amount({ ...MONEY, description: 'A year’s salary for the seat.', example: 120000 })
  readonly salary?: number | null;

  @Amount({ ...MONEY, description: 'What an agency takes.', example: 24000 })
  readonly agencyFee?: number | null;

  @Amount({
    min: 0,
    max: LIMITS.days,
    optional: true,
    nullable: true,
    description: 'Days from opening to a signed contract.',
    example: 60,
  })
  readonly timeToHireDays?: number | null;

  @Amount({
    min: 0,
    max: LIMITS.weeks,
    optional: true,
    nullable: true,
    description: 'Weeks until a person from outside carries the seat.',
    example: 16,
  })
  readonly rampUpWeeks?: number | null;

  @Amounts({
    min: 0,
    max: LIMITS.weeks,
    maxKeys: LIMITS.growthWeeks,
    optional: true,
    nullable: true,
    description: 'Weeks to grow each dimension that an inside candidate is missing, by dimension.',
    example: { leader: 26 },
  })
  readonly growthWeeks?: Record<string, number> | null;

  @Amount({ ...MONEY, description: 'Cost of filling the seat that an inside candidate leaves.', example: 18000 })
  readonly backfillCost?: number | null;

  @Nested(() => RetentionDto, {
    optional: true,
    nullable: true,
    description: 'Share still in the seat after twelve months.',
  })
  readonly firstYearRetention?: RetentionDto | null;
}

/** The whole of it: null for what was not given. */
export function economicsOf(dto: EconomicsDto | null | undefined): Economics {
  return {
    currency: dto?.currency ?? null,
    salary: dto?.salary ?? null,
    agencyFee: dto?.agencyFee ?? null,
    timeToHireDays: dto?.timeToHireDays ?? null,
    rampUpWeeks: dto?.rampUpWeeks ?? null,
    growthWeeks: { ...dto?.growthWeeks },
    backfillCost: dto?.backfillCost ?? null,
    firstYearRetention: {
      inside: dto?.firstYearRetention?.inside ?? null,
      outside: dto?.firstYearRetention?.outside ?? null,
    },
  };
}

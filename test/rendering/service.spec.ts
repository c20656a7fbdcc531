import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { expect, it } from '@jest/globals';
import { RenderingModule } from '../../src/modules/rendering/rendering.module.js';
import { RENDERING_SETTINGS, RenderingService, readBriefFacts } from '../../src/modules/rendering/rendering.service.js';
import { scratchDirectories } from './support/conditions.js';
import { TEMPLATES, testJob } from './support/jobs.js';

@Global()
@Module({
  providers: [{ provide: RENDERING_SETTINGS, useValue: { templatesDirectory: TEMPLATES } }],
  exports: [RENDERING_SETTINGS],
})
class TestSettingsModule {}

it('renders as a provider of Nest, with the settings that the application gives, and ends with it', async () => {
  const module = await Test.createTestingModule({ imports: [TestSettingsModule, RenderingModule] }).compile();
  const service = module.get(RenderingService);
  expect(service.status()).toMatchObject({ available: true, browser: 'not-started' });
  await service.warm();
  const { bytes, pages } = await service.render(testJob());
  expect(pages).toBe(1);
  expect(readBriefFacts(bytes)).toMatchObject({ facts: { briefNumber: 'B-0012' }, sealHolds: true });
  await module.enableShutdownHooks().close();
  expect(service.status().browser).toBe('stopped');
  expect(scratchDirectories()).toEqual([]);
});

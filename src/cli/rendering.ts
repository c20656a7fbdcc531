import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config/config.js';
import { RenderingService } from '../modules/rendering/rendering.service.js';
import { renderingSettings, type RenderingSettings } from '../modules/rendering/settings.js';

/** The rendering settings that the configuration asks for. */
export function renderingOptions({ rendering, dataDirectory }: Config): RenderingSettings {
  return renderingSettings({ ...rendering, cacheDirectory: join(dataDirectory, 'pdf-cache') });
}

/** A renderer for one command: as many jobs may wait as the command has, and finished PDFs are kept in memory only. */
export function openRendering(): RenderingService {
  const settings = { ...renderingOptions(readConfig()), cacheDirectory: null, queueLimit: Number.MAX_SAFE_INTEGER };
  return new RenderingService(settings);
}

/** Writes a file whole or not at all: beside it first, on the disk, then in its place. */
export async function writeFileWhole(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

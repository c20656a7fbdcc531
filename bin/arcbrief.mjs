#!/usr/bin/env node
// The package's command. In a checkout it builds what is out of date first; an installed package brings dist/.
import { fileURLToPath } from 'node:url';
import { runWithNode } from '../tools/with-node.mjs';

runWithNode([fileURLToPath(new URL('../tools/arcbrief.mjs', import.meta.url)), ...process.argv.slice(2)]);

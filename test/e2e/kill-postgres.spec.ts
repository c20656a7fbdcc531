import { killUnderLoad } from './kill-under-load.js';

killUnderLoad('postgres');

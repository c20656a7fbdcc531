import { createHash } from 'node:crypto';

/** The shortlist's own file, which stands beside those of the applications. */
export const SHORTLIST_FILE = 'shortlist.pdf';

/** Names that Windows keeps for devices, whatever comes after a dot. */
const DEVICE = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)/i;

/** Bytes; file systems take 255 for a name, and a file being written has a longer one for a moment. */
const LONGEST = 200;

const SHORTEST_HASH = 6;

/**
 * A name for each application's PDF in one folder: its id, wherever a file system can hold that. An id that differs from
 * another only in case, that is reserved or too long gets a piece of its hash. Neither the order of the applications nor
 * the number of them that is written changes a name.
 */
export function briefFileNames(applicationIds: readonly string[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const id of applicationIds) times.set(folded(id), (times.get(folded(id)) ?? 0) + 1);
  const isPlain = (id: string) => times.get(folded(id)) === 1 && mayStand(id);

  const taken = new Set(applicationIds.filter(isPlain).map(folded));
  const stems = new Map<string, string>();
  for (const id of [...applicationIds].sort()) {
    const stem = isPlain(id) ? id : hashedStem(id, taken);
    taken.add(folded(stem));
    stems.set(id, stem);
  }
  return new Map(applicationIds.map((id) => [id, `${stems.get(id) ?? id}.pdf`]));
}

/** How the least discerning file system reads a name: without case, in one Unicode form. */
function folded(name: string): string {
  return name.toUpperCase().toLowerCase().normalize('NFC');
}

function mayStand(id: string): boolean {
  return `${folded(id)}.pdf` !== SHORTLIST_FILE && !DEVICE.test(id) && Buffer.byteLength(id) <= LONGEST;
}

/** As much of the hash as it takes to be alone. Without its dots an id no longer begins with the name of a device. */
function hashedStem(id: string, taken: ReadonlySet<string>): string {
  const hash = createHash('sha256').update(id).digest('hex');
  const start = firstBytes(id.replaceAll('.', '-'), LONGEST - hash.length - 1);
  let length = SHORTEST_HASH;
  while (taken.has(folded(`${start}-${hash.slice(0, length)}`))) length += 1;
  return `${start}-${hash.slice(0, length)}`;
}

/** Whole characters only. */
function firstBytes(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > most) break;
    kept += character;
  }
  return kept;
}

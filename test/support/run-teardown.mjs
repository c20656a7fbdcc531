/** After the last suite: nothing of the run is left. */
export default async function tearDown() {
  await globalThis.stopRun();
}

/** How long bytes given to `putBlob` stay while no run and no result names them: whoever put them has that long to do so. */
export const UNNAMED_BLOB_MS = 86_400_000;

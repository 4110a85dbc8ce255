/**
 * Which build of the engine this is: the version, `+`, and the SHA-256 of the built files (`scripts/engineDigest.mjs`).
 * `source` where it runs from source. The build puts `lib/build.js` in this file's place.
 */
export const engineBuild: string = "source";

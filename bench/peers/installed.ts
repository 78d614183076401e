// Where npm run bench:peers puts what the product itself does not need.

/** From the root of the repository. */
export const PEERS_FOLDER = '.cache/bench-peers';

export { createDiscovery } from './service';
export { parseHosts } from './hosts-file';
export { parseRange, parseRanges, type Range } from './ranges';
export type { DiscoveryOptions, DiscoveryService, KnownIntercom, ScanRequest } from './types';

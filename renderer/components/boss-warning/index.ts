export { BossWarning } from './boss-warning';

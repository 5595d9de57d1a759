/** Virtual intercoms in a process of their own: prints their addresses, ends with its input. */
import { startVirtualIntercom } from '../../../electron/backend/virtual';

const addresses: string[] = [];
for (let left = Number(process.argv[2] ?? '1'); left > 0; left -= 1) {
  const unit = await startVirtualIntercom({ model: 'X916', auth: { mode: 'digest' } });
  addresses.push(unit.address);
}
console.log(JSON.stringify(addresses));
process.stdin.on('end', () => process.exit(0)).resume();

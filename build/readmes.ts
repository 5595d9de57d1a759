/** `npm run contract`: writes the two READMEs that are made from tables in the code. */
import { writeFile } from 'node:fs/promises';
import { CONTRACT_README, contractReadme } from './contract-readme';
import { DRIVER_README, driverReadme } from './driver-readme';

await writeFile(CONTRACT_README, await contractReadme());
await writeFile(DRIVER_README, await driverReadme());

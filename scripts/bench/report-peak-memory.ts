import { writeFileSync } from 'node:fs';

// Loaded with `node -r` before the program that is measured: leaves its peak resident memory, in kilobytes, in a file.
process.on('exit', () => {
  const file = process.env['PEAK_MEMORY_FILE'];
  if (file !== undefined) {
    writeFileSync(file, String(process.resourceUsage().maxRSS));
  }
});

/** The earliest time that an archive can hold: 1980-01-01 00:00:00 in the form of its headers. */
const EPOCH = { time: 0, date: 0x00_21 } as const;
const END_OF_DIRECTORY = 0x06_05_4b_50;
const DIRECTORY_ENTRY = 0x02_01_4b_50;
const END_SIZE = 22;

/** Takes the time of writing out of every header of an archive, in place: nothing but the content is left in the bytes. */
export function withoutTimes(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - END_SIZE;
  if (view.getUint32(end, true) !== END_OF_DIRECTORY)
    throw new RangeError('not an archive as the Word library writes it');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(entry, true) !== DIRECTORY_ENTRY)
      throw new RangeError('the directory of the archive is damaged');
    setTime(view, entry + 12);
    setTime(view, view.getUint32(entry + 42, true) + 10);
    entry +=
      46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return archive;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, EPOCH.time, true);
  view.setUint16(at + 2, EPOCH.date, true);
}

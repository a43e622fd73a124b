import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string;
  readonly content: Buffer;
}

/** A zip archive with UTF-8 names. */
export function zipOf(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of members) {
    const packed = deflateRawSync(content, { level: 1 });
    const fields = fieldsOf(name, content, packed);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, u16(0), Buffer.from(name)]);
    directory.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2]),
        u16(20),
        fields,
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(at),
        Buffer.from(name),
      ]),
    );
    parts.push(local, packed);
    at += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    Buffer.from([0x50, 0x4b, 5, 6]),
    u16(0),
    u16(0),
    u16(members.length),
    u16(members.length),
    u32(central.length),
    u32(at),
    u16(0),
  ]);
  return Buffer.concat([...parts, central, end]);
}

/** Version, flags (UTF-8 names), method, time, date, checksum, sizes, length of the name: the same in both headers. */
function fieldsOf(name: string, content: Buffer, packed: Buffer): Buffer {
  return Buffer.concat([
    u16(20),
    u16(0x800),
    u16(8),
    u16(0),
    u16(0x5821),
    u32(crc32(content)),
    u32(packed.length),
    u32(content.length),
    u16(Buffer.byteLength(name)),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The first member's bytes. */
export function readFirstMember(archive: Buffer): Buffer {
  const start = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28);
  return inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(18)));
}

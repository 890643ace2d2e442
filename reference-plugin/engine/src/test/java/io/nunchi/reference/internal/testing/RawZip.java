package io.nunchi.reference.internal.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, so that they can lie. */
public final class RawZip {

  /** One entry, as it is told in two places. */
  public static final class Entry {
    public String name;
    public String nameInHeader;
    public byte[] packed;
    public int method;
    public int flags = 1 << 11;
    public long crc;
    public long bytes;
    public long packedBytes;
    public long bytesInHeader;
    public int madeOn;
    public int unixMode;
    public int headerOffset = -1;

    private Entry(String name, byte[] content, boolean deflated) {
      this.name = name;
      this.nameInHeader = name;
      this.method = deflated ? 8 : 0;
      this.packed = deflated ? deflate(content) : content.clone();
      CRC32 checksum = new CRC32();
      checksum.update(content);
      this.crc = checksum.getValue();
      this.bytes = content.length;
      this.bytesInHeader = content.length;
      this.packedBytes = packed.length;
    }

    private void write(ByteArrayOutputStream out) {
      byte[] nameBytes = nameInHeader.getBytes(StandardCharsets.UTF_8);
      ByteBuffer header = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0x04034b50).putShort((short) 20).putShort((short) flags);
      header.putShort((short) method).putInt(0).putInt((int) crc);
      header.putInt((int) packedBytes).putInt((int) bytesInHeader);
      header.putShort((short) nameBytes.length).putShort((short) 0);
      out.writeBytes(header.array());
      out.writeBytes(nameBytes);
      out.writeBytes(packed);
    }

    private void writeDirectoryEntry(ByteArrayOutputStream out, int realOffset) {
      byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
      ByteBuffer entry = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
      entry.putInt(0x02014b50).put((byte) 20).put((byte) madeOn).putShort((short) 20);
      entry.putShort((short) flags).putShort((short) method).putInt(0).putInt((int) crc);
      entry.putInt((int) packedBytes).putInt((int) bytes);
      entry.putShort((short) nameBytes.length).putShort((short) 0).putShort((short) 0);
      entry.putShort((short) 0).putShort((short) 0).putInt(unixMode << 16);
      entry.putInt(headerOffset >= 0 ? headerOffset : realOffset);
      out.writeBytes(entry.array());
      out.writeBytes(nameBytes);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** A deflated file. */
  public RawZip add(String name, byte[] content) {
    return add(name, content, entry -> {});
  }

  /** A deflated file that is then changed. */
  public RawZip add(String name, byte[] content, Consumer<Entry> lie) {
    Entry entry = new Entry(name, content, true);
    lie.accept(entry);
    entries.add(entry);
    return this;
  }

  /** A file that is not packed. */
  public RawZip addStored(String name, byte[] content) {
    entries.add(new Entry(name, content, false));
    return this;
  }

  /** The zip. */
  public byte[] toBytes() {
    return toBytes(entries.size());
  }

  /** The zip, with another number of entries in its end record. */
  public byte[] toBytes(int announcedEntries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      entry.writeDirectoryEntry(directory, out.size());
      entry.write(out);
    }
    int directoryOffset = out.size();
    out.writeBytes(directory.toByteArray());
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0);
    end.putShort((short) announcedEntries).putShort((short) announcedEntries);
    end.putInt(directory.size()).putInt(directoryOffset).putShort((short) 0);
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
